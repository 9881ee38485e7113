// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Follows secrets through the functions of a translation unit, over Clang's
// CFG, and judges what is done with them. Flow sensitive within a function;
// calls of functions with a body and without annotations are followed into,
// once for each way of passing secrets; an annotated signature is believed.
// Works without code generation (-fsyntax-only). Tests: test/compare.

#ifndef ZEROIZE_SEMA_FLOW_FLOWANALYSIS_H
#define ZEROIZE_SEMA_FLOW_FLOWANALYSIS_H

#include "attrs/KnownFunctions.h"
#include "attrs/SecretTypes.h"
#include "sema/flow/Blocks.h"
#include "sema/flow/ControlFlow.h"
#include "sema/flow/Elements.h"
#include "sema/flow/Limits.h"
#include "sema/flow/Operations.h"
#include "sema/flow/Place.h"
#include "sema/flow/Rules.h"
#include "sema/flow/State.h"
#include "sema/flow/StaticObjects.h"
#include "sema/flow/StoredFunctions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

#include <deque>
#include <optional>

namespace zeroize {

struct OwnElements;

/// What \p D's own mark says; what only its type says is left to the fields.
SecretKind ownKind(const clang::ValueDecl *D, SecretTypes &Types);

/// The record if \p T is std::pair: its fields are what it is made of.
const clang::RecordDecl *pairOf(clang::QualType T);

/// True if \p R is one of the structures of which the union \p U holds one,
/// each the context of another algorithm: none of its members shows the bytes
/// of \p R as a number or an array.
bool isAlternative(const clang::RecordDecl *U, const clang::RecordDecl *R);

struct Mentions;

class FlowAnalysis {
public:
  FlowAnalysis(clang::ASTContext &Ctx, SecretTypes &Types,
               StoredFunctions &Stored);
  ~FlowAnalysis();

  /// Analyses every function of the translation unit.
  void run();

private:
  using Operands = llvm::SmallVector<const clang::Expr *, 8>;

  bool analyze(const clang::FunctionDecl *F);
  void analyzeCallers(llvm::ArrayRef<const clang::FunctionDecl *> Bodies,
                      llvm::ArrayRef<Mentions> Looks,
                      std::vector<const clang::FunctionDecl *> Giving);

  /// What a call of a function with given secrets does for its caller.
  struct Summary {
    bool Done = false;
    Value Result;
    /// How much of a secret the result tells.
    Fact::Telling Tells = Fact::Outcome;
    /// What it leaves in memory that it was led to, by places of its
    /// parameters.
    std::map<Place, const Fact *> Effects;
    /// Where it lets pointers lead that its caller can see.
    std::map<Place, Places> Pointers;
    /// What it overwrites of that with public bytes, and how many.
    std::map<Place, const clang::Expr *> Wipes;
    /// Static objects that held a secret before, and do not any more.
    Places Cleared;
    /// A recursive call has used what is known so far.
    bool Used = false;
  };

  // Blocks.cpp
  /// The blocks that a function has allocated for none but its caller.
  struct Handed {
    /// To which it leads a pointer that it was given, and by which.
    std::map<const void *, Place> At;
    /// Which it returns, and what hangs on them.
    std::set<const void *> Returned;
  };
  bool isRunning(const clang::FunctionDecl *F) const;
  /// True for a record that an expression makes, other than `new`.
  bool isTemporaryRecord(const Place &P) const;
  bool isAllocated(const Place &P) const;
  void follow(const std::map<Place, Places> &Pointers,
              llvm::ArrayRef<std::pair<Place, const Places *>> Roots,
              std::map<const void *, Place> &Found) const;
  Handed allocatedFor(const clang::FunctionDecl *F, const Summary &Sum);
  /// What the function that \p Call calls names \p P, by the names of its
  /// caller's: its pointers that lead there, which \p Translate finds, or this
  /// call.
  Place
  nameForCaller(const Place &P, const Handed &Blocks, const clang::Expr *Call,
                llvm::function_ref<void(const Place &, Places &)> Translate);

  // FlowAnalysis.cpp
  Summary interpret(const clang::FunctionDecl *F, const State &Entry);
  void transfer(const clang::CFGBlock &Block, State &S, State *Thrown);
  void destroy(const clang::CFGImplicitDtor &Dtor, State &S);
  void judgeCondition(const clang::CFGBlock &Block, State &S);
  /// What \p Condition always is, if that is known.
  std::optional<bool> decided(const clang::Expr *Condition);
  ControlFlow &flowOf(const clang::FunctionDecl *F);
  void giveUp(const clang::FunctionDecl *F, Bound Why);

  // Memory.cpp, Declared.cpp
  const Fact *newFact(const Fact *From, clang::SourceLocation Loc,
                      llvm::StringRef Into);
  /// A call that is being followed.
  struct CallSite {
    const clang::Expr *Call;
    const Operands *Args;
    const clang::FunctionDecl *Caller;
    const clang::CFGBlock *Block;
    CallSite *Outer;
    /// All is gathered in what it is given that will ever be; unless nobody has
    /// asked.
    std::optional<bool> Final;
  };
  // Gathered.cpp
  const Fact *telling(const Fact *Plain, Fact::Telling Tells);
  Fact::Telling tellingOf(const clang::Expr *E, const State &S);
  Fact::Telling gathers(const Operation &E, const Places &To, State &S,
                        bool IsSecret = false);
  const Fact *heldAt(const State &S, const Place &P);
  bool isGathered(const clang::Expr *E, State &S);
  bool asksOnce(const clang::Expr *E, State &S,
                const clang::Expr *Secret = nullptr);
  Fact::Telling tellingOfStored(const clang::Expr *E, State &S,
                                bool IsSecret = false);
  Fact::Telling tellingOfArgument(const clang::Expr *E, State &S,
                                  bool IsSecret = false);
  bool isFinal(CallSite *At);

  const Fact *declaredFact(const clang::NamedDecl *D);
  /// What is true of a place whatever the program does.
  struct PlaceInfo {
    const Fact *Declared = nullptr;
    /// It is the variable of secret_declassify.
    bool IsDeclassified = false;
    /// Its elements may be places of their own.
    bool HasElements = false;
  };
  PlaceInfo &infoOf(const Place &P);
  const Fact *declared(const Place &P) { return infoOf(P).Declared; }
  const Fact *findDeclared(const Place &P);
  const Fact *read(const State &S, const Place &P);
  const Fact *read(const State &S, const Places &Ps);
  /// What a read of \p E, which lies at \p P, gets of other union members.
  const Fact *readPunned(const State &S, const Place &P, const clang::Expr *E);
  const clang::FieldDecl *secretField(clang::QualType T);
  const Fact *contents(const State &S, const Places &Ps);
  const Fact *contents(const State &S, const Place &P);
  Places targets(const State &S, const Places &Ps);
  void write(State &S, const Places &To, const Value &V,
             clang::SourceLocation Loc, clang::QualType Written = {});
  void judgeStore(const State &S, const Places &To, const Value &V,
                  clang::SourceLocation Loc);
  void taint(State &S, const Places &To, const Fact *F,
             clang::SourceLocation Loc, bool EachByte = false);
  void noteTainted(const Place &P, const Fact *F, clang::SourceLocation Loc);
  void copy(State &S, const Places &To, const Places &From,
            clang::SourceLocation Loc);
  bool isLentByLibrary(const Place &P) const;
  bool isOneOfMany(const Place &P) const;
  Places ledFrom(const State &S, const Place &P, const Places &To);
  void declareTargets(State &S, const Places &Pointers, const Places &Led);
  void declareFields(State &S, const Place &At, clang::QualType T);
  bool isSingle(const Places &Ps, clang::QualType Written = {}) const;

  // StaticObjects.cpp
  void noteStatic(const Place &P);
  static Places clearedStatics(const State &Entry, const State &End);

  // Overwrites.cpp
  struct WipingLoop {
    const clang::Expr *To = nullptr, *Size = nullptr;
    uint64_t ElementSize = 1;
  };
  static bool isWiped(const State &S, const Place &P);
  static void touch(State &S, const Places &To);
  void touchTargets(State &S, llvm::ArrayRef<const clang::Expr *> Args);
  static void overwrite(State &S, const Place &P, bool Public);
  void overwriteBytes(State &S, const clang::Expr *Pointer, const Places &At,
                      const clang::Expr *Size, bool Public);
  void overwriteByCopy(const Operands &Args, State &S);
  void overwriteByWiper(size_t I, const Operands &Args, const Places &At,
                        State &S);
  Places extent(const clang::Expr *Pointer, const Places &At,
                const clang::Expr *Size);
  bool isKnownPublic(const clang::Expr *E, const State &S);
  void noteOverwritten(State &S, const Places &To, const Value &V,
                       const clang::Expr *From);
  bool coversAll(const Place &P, const clang::Expr *Size);
  WipingLoop wipingLoop(const clang::Stmt *Loop);
  void leaveLoop(const clang::Stmt *Loop, State &S);

  // Expressions.cpp, Operators.cpp, Locations.cpp
  Value evaluate(const clang::Expr *E, State &S);
  Value evaluateCall(const clang::CallExpr *E, State &S);
  Places locate(const clang::Expr *E, State &S);
  Places captured(const clang::ValueDecl *D, State &S);
  void capture(const clang::LambdaExpr *L, const Place &To, State &S);
  Places locateMember(const Place &P, const clang::FieldDecl *F);
  Places vectorOf(const clang::Expr *E, State &S);
  Places locateBinding(const clang::BindingDecl *B, State &S);
  Value evaluateOther(const clang::Expr *E, State &S);
  Value evaluateUnary(const clang::UnaryOperator *E, State &S);
  Value evaluateAtomic(const clang::AtomicExpr *E, State &S);
  Value evaluateBinary(const clang::BinaryOperator *E, State &S);
  Value evaluateCast(const clang::CastExpr *E, State &S);
  Value movedBehind(const clang::Expr *Pointer, Value V);
  Places object(const clang::Expr *E, State &S);
  Places dereference(const clang::Expr *Pointer, State &S,
                     const clang::Expr *Access);
  void initialize(State &S, const Place &To, const clang::Expr *Init);
  void execute(const clang::Stmt *Statement, State &S);

  /// Functions that are stored where they get secrets: what they do with them.
  void analyzeStored();
  /// The field or static object whose functions nobody's mark describes.
  const clang::ValueDecl *unmarkedStore(const Place &P);

  /// What a function's declarations say of calls of it.
  struct CalleeInfo {
    llvm::StringRef Name;
    const KnownFunction *Known = nullptr;
    bool HasContract = false, NamesOnlyRecords = false;
    bool IsStandard = false, IsSystem = false, Declassifies = false;
    /// memcpy, memset and their kin; no builtin: 0.
    unsigned MemoryFunction = 0, Builtin = 0;
    /// The argument, from 1, whose block it is declared to release; 0: none.
    unsigned Releases = 0;
  };
  const CalleeInfo &infoOf(const clang::FunctionDecl *F);

  // Calls.cpp, Bodies.cpp, Library.cpp
  Value call(const clang::CallExpr *E, State &S);
  Value construct(const clang::CXXConstructExpr *E, State &S,
                  const Place *Object);
  Value callKnown(const KnownFunction &K, const clang::CallExpr *E,
                  const Operands &Args, State &S);
  Value callContract(llvm::ArrayRef<const clang::ParmVarDecl *> Params,
                     const clang::FunctionDecl *F, const clang::Expr *E,
                     const Operands &Args, State &S);
  void fill(State &S, const clang::Expr *Arg, const Places &At, const Fact *F,
            clang::SourceLocation Loc);
  Value callBody(const clang::FunctionDecl *F, const clang::Expr *E,
                 const Operands &Args, State &S, const Places *This,
                 const Fact *Given = nullptr,
                 llvm::ArrayRef<clang::ParmVarDecl *> Promised = {});
  void judgeUnmarked(const clang::ParmVarDecl *P, const clang::FunctionDecl *F,
                     const clang::Expr *Arg, State &S);
  bool isDeclaredBehindField(const Place &P);
  Value callTooFar(const clang::Expr *E, const Operands &Args, State &S,
                   const Places *This, Bound Why);
  static Place thisPlace(const clang::FunctionDecl *F);
  static Place resultPlace(const clang::FunctionDecl *F);
  static Place unnamedPlace(const clang::FunctionDecl *F);
  void reportEscape(const clang::NamedDecl *F, const clang::Expr *Arg,
                    const Fact *Why, bool Behind = false);
  Value callUnknown(const clang::NamedDecl *F, const clang::Expr *E,
                    const Operands &Args, State &S);
  // Callbacks.cpp
  Value argument(const clang::Expr *Arg, State &S);
  Value passed(const clang::Expr *Arg, State &S);
  bool leadsToSecret(const clang::Expr *Arg, State &S);
  void callBack(llvm::ArrayRef<const clang::ParmVarDecl *> Params,
                const clang::Expr *E, const Operands &Args, State &S);
  void callClosures(const clang::Expr *Handed, const clang::Expr *E, State &S);
  void judgeFollowed(const clang::FunctionDecl *F, const clang::Expr *E,
                     const Operands &Args, State &S);
  void callFollowed(const clang::Expr *E, const Operands &Args, State &S);
  Value callLibrary(const clang::FunctionDecl *F, const clang::Expr *E,
                    const Operands &Args, State &S, const Places *This);
  Value operateOnBytes(const Operation &O, const clang::Expr *E, State &S);
  Value readNumber(const clang::FunctionDecl *F, const clang::Expr *E,
                   const Operands &Args, State &S);
  bool holdsByFields(const clang::Expr *A, State &S);
  void holdFields(State &S, const Place &To, const clang::Expr *A);
  Value exchange(const clang::Expr *E, const Operands &Args, State &S,
                 bool Swap);
  const Fact *callClosures(const clang::Expr *E, const Operands &Args, State &S,
                           const Fact *Why);
  bool isSecretOnlyIn(const OwnElements &Own, const clang::Expr *A, State &S);
  bool comparedByOwn(const clang::FunctionDecl *F, const clang::Expr *E,
                     const Operands &Args, State &S, const Fact *Why);
  const Fact *toldByOwn(const clang::FunctionDecl *F, const clang::Expr *E,
                        const Operands &Args, State &S);
  void keepClosure(State &S, const Place &To, const clang::Expr *A);
  void keepCalled(State &S, const Place &To, clang::QualType T,
                  const clang::Expr *A);
  /// True for iterators and views: what is written through them is elsewhere.
  static bool leadsElsewhere(clang::QualType T);
  static Places andBehind(const State &S, Places At);
  void judgeLength(const clang::Expr *Size, State &S);
  void judgeAddress(const clang::Expr *Pointer, State &S);
  void bindPublicFields(State &Entry, const Place &To, const State &S,
                        const Place &T, const clang::RecordDecl *R);
  Summary &summarize(const clang::FunctionDecl *F, State Entry);
  bool applyFlow(std::string_view Flow, const clang::CallExpr *E,
                 const Operands &Args, State &S, Value &Result);
  const Fact *secretOf(const clang::Expr *Arg, State &S);
  const Fact *toBeFilled(const clang::Expr *Arg, State &S);
  // Reached.cpp
  const Fact *reached(const State &S, const Places &Ps, unsigned Links);
  const Fact *reachedBy(const clang::Expr *Arg, State &S);

  // Tuples.cpp
  std::optional<Place> tupleElement(const Place &P, clang::QualType T,
                                    uint64_t N);
  bool makeTuple(const Place &To, clang::QualType T, const Operands &Args,
                 clang::SourceLocation Loc, State &S);
  bool assignTied(const clang::Expr *E, State &S);
  bool callTuple(const clang::FunctionDecl *F, const clang::Expr *E,
                 const Operands &Args, State &S, Value &Result);

  // Streams.cpp
  void judgeStream(const clang::FunctionDecl *F, const clang::Expr *E,
                   const Operands &Args, const Fact *Why, State &S);
  void judgeStdio(const KnownFunction &K, const clang::CallExpr *E,
                  const Operands &Args, State &S);

  // Comparisons.cpp
  void rejectComparison(const KnownFunction &K, const clang::CallExpr *E,
                        const Operands &Args, const Fact *Why);

  /// First: everything below holds places of it.
  PlaceTable Table;
  clang::ASTContext &Ctx;
  SecretTypes &Types;
  Rules Report;
  Elements Array;
  Blocks Allocated;
  StoredFunctions &Stored;
  StaticObjects Statics;
  std::deque<Fact> Facts;
  llvm::DenseMap<std::pair<const Fact *, unsigned>,
                 llvm::SmallVector<const Fact *, 1>>
      FactsBehind;
  std::map<const clang::NamedDecl *, const Fact *> Declarations;
  /// Those of memory that a contract's function has filled, and nobody else.
  llvm::DenseSet<const Fact *> Fills;
  llvm::DenseMap<std::pair<const Fact *, int>, const Fact *> Tellings;
  std::map<std::pair<const clang::FunctionDecl *, std::string>, Summary>
      Summaries;
  /// The same by the maps of the entry: most calls are followed again with what
  /// they were followed with before.
  llvm::DenseMap<std::tuple<const clang::FunctionDecl *, const void *,
                            const void *, unsigned>,
                 Summary *>
      Entered;
  /// A place as a key; unlike two places, two keys differ if the types do.
  struct PlaceKey {
    const void *Base;
    const void *Type;
    unsigned Path;
  };
  struct PlaceKeyInfo {
    static PlaceKey getEmptyKey() { return {nullptr, nullptr, ~0u}; }
    static PlaceKey getTombstoneKey() { return {nullptr, nullptr, ~0u - 1}; }
    static unsigned getHashValue(const PlaceKey &K) {
      uint64_t Mixed = (uintptr_t(K.Base) >> 3) ^ (uintptr_t(K.Type) << 1) ^
                       (uint64_t(K.Path) << 32);
      return (Mixed * 0x9E3779B97F4A7C15) >> 32;
    }
    static bool isEqual(const PlaceKey &A, const PlaceKey &B) {
      return A.Base == B.Base && A.Type == B.Type && A.Path == B.Path;
    }
  };
  llvm::DenseMap<PlaceKey, PlaceInfo, PlaceKeyInfo> Infos;
  /// How often one of these has changed.
  unsigned InfosAge = 0;
  /// By types as they are written.
  llvm::DenseMap<const clang::Type *, const clang::FieldDecl *> SecretFields;
  /// In how many ways a function was called, and what all but the first have
  /// in common.
  struct OtherWays {
    unsigned Seen = 0, Joins = 0;
    State Entry;
  };
  std::map<const clang::FunctionDecl *, OtherWays> Ways;
  /// What stands for the calls of destructors, by where they are.
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>,
                 const clang::Expr *>
      Destructions;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<ControlFlow>>
      Flows;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<CalleeInfo>>
      Callees;
  std::map<const clang::Stmt *, WipingLoop> WipingLoops;
  /// The secret in the address of the lvalue that is being located.
  const Fact *Selector = nullptr;
  const clang::FunctionDecl *Current = nullptr;
  Summary *CurrentSummary = nullptr;
  CallSite *Site = nullptr;
  /// What the CFG's elements have yielded, and what else has been worked out in
  /// the element that is being executed: nothing is worked out twice, or nested
  /// calls would take for ever.
  struct Yields {
    llvm::DenseMap<const clang::Expr *, Value> Elements;
    /// Of few expressions, and cleared for each element.
    llvm::SmallDenseMap<const clang::Expr *, Value, 8> Inner;
    /// The element that was executed last: mostly what its block decides on.
    const clang::Expr *Last = nullptr;
    Value OfLast;
    /// What the results of calls tell.
    llvm::DenseMap<const clang::Expr *, Fact::Telling> Tells;
    /// The block that is being executed.
    const clang::CFGBlock *Block = nullptr;
    /// What the arguments of the call that is being executed are, as long as
    /// the state is this one.
    llvm::SmallVector<std::pair<const clang::Expr *, Value>, 4> Arguments;
    State OfArguments;
    unsigned AgeOfArguments = 0;

    /// For another element, or what a block decides on.
    void next() {
      Inner.clear();
      Arguments.clear();
    }
  };
  Yields *Known = nullptr;
  /// Conditions: 0 or 1, or 2 if nobody knows.
  llvm::DenseMap<const clang::Expr *, char> Decided;
  /// In the order in which they were done.
  std::vector<Summary *> Finished;
  unsigned Depth = 0, Repeating = 0;
  /// Elements of CFGs that were executed.
  uint64_t Work = 0;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_FLOWANALYSIS_H
