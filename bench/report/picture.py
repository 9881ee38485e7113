# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The picture of bench/report/run: per operation and variant a bar for the bytes left and one for the time.

Plain SVG, written by hand: no plotting program is needed.
"""

from xml.sax.saxutils import escape

COLOURS = ["#9aa5b1", "#c4cdd5", "#0b7285", "#1098ad", "#e8b04b", "#d3b0a6", "#c05640"]
LABEL, PANEL, GAP, ROW, HEAD = 230, 420, 60, 9, 70


def _scale(values, floor):
    top = max([floor] + values)
    return lambda value: PANEL * min(value, top) / top, top


def draw(rows, names):
    operations = list(dict.fromkeys((row["library"], row["operation"]) for row in rows))
    found = {(row["library"], row["operation"], row["variant"]): row for row in rows}
    colours = {name: COLOURS[number % len(COLOURS)] for number, name in enumerate(names)}
    residue, most = _scale([row["residue"] for row in rows], 1)
    time, slowest = _scale([min(row["relative"], 4) for row in rows], 1.5)
    group = ROW * len(names) + 10
    head = HEAD + 14 * len(names)
    width, height = LABEL + 2 * PANEL + GAP + 90, head + group * len(operations) + 20
    second = LABEL + PANEL + GAP
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">' % (width, height),
           '<rect width="100%" height="100%" fill="white"/>',
           '<text x="%d" y="24" font-size="15">Bytes that still depend on the secret (0 to %d)</text>' % (LABEL, most),
           '<text x="%d" y="24" font-size="15">Time, as written = 1 (0 to %.1f)</text>' % (second, slowest)]
    for number, name in enumerate(names):
        y = 44 + 14 * number
        out.append('<rect x="%d" y="%d" width="10" height="10" fill="%s"/>' % (LABEL, y, colours[name]))
        out.append('<text x="%d" y="%d">%s</text>' % (LABEL + 16, y + 9, escape(name)))
    for index, (library, operation) in enumerate(operations):
        top = head + group * index
        out.append('<text x="%d" y="%d" text-anchor="end">%s</text>'
                   % (LABEL - 8, top + group / 2, escape("%s %s" % (library, operation))))
        for number, name in enumerate(names):
            row = found.get((library, operation, name))
            if not row:
                continue
            y = top + ROW * number
            for x, size, text in ((LABEL, residue(row["residue"]), str(row["residue"])),
                                  (second, time(row["relative"]), "%.2f" % row["relative"])):
                out.append('<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>' % (x, y, max(size, 0.5), ROW - 1, colours[name]))
                out.append('<text x="%.1f" y="%d" font-size="8">%s</text>' % (x + size + 3, y + ROW - 2, text))
    one = second + time(1.0)
    out.append('<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#333" stroke-dasharray="2,2"/>' % (one, head - 4, one, height - 20))
    out.append("</svg>\n")
    return "\n".join(out)
