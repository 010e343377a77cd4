// The browser's side of code_point_cases.json: node --test tests/annotations/code_points.test.js

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");

const cases = JSON.parse(readFileSync(join(__dirname, "code_point_cases.json"), "utf8"));
const source = readFileSync(join(__dirname, "../../annotations/static/annotations/code_points.js"), "utf8");
// By its text, because node takes a .js file without a package.json for an older kind of module.
const loaded = import(`data:text/javascript,${encodeURIComponent(source)}`);

for (const { name, text, same, refused } of cases) {
  test(name, async () => {
    const { countCodePoints, toCodePoints, toUtf16 } = await loaded;
    for (const [codePoints, utf16] of same) {
      assert.equal(toUtf16(text, codePoints), utf16);
      assert.equal(toCodePoints(text, utf16), codePoints);
      assert.equal(countCodePoints(text.slice(0, utf16)), codePoints);
    }
    for (const offset of refused.code_points) assert.throws(() => toUtf16(text, offset), RangeError);
    for (const offset of refused.utf16) assert.throws(() => toCodePoints(text, offset), RangeError);
  });
}
