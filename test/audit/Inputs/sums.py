# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# sums.py FILE: checks that a JSON report agrees with itself.

import json
import sys

report = json.load(open(sys.argv[1]))
assert report["bytes"] == sum(o["bytes"] for o in report["observations"])
for number, observation in enumerate(report["observations"], 1):
    assert observation["number"] == number
    assert observation["bytes"] == sum(observation["places"].values())
    places = {}
    for finding in observation["findings"]:
        assert len(finding["value"]) == 2 * finding["bytes"]
        place = finding["place"]
        places[place] = places.get(place, 0) + finding["bytes"]
    assert places == observation["places"]
