// Converts offsets between UTF-16 code units, which the browser counts, and code points, which the server stores.
// An offset outside the text or inside a surrogate pair is refused, as annotations/code_points.py does.

export function countCodePoints(text) {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

export function toCodePoints(text, offset) {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) {
    throw new RangeError(`offset ${offset} is outside the text of ${text.length} UTF-16 code units`);
  }
  if (offset > 0 && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))) {
    throw new RangeError(`offset ${offset} is inside a surrogate pair`);
  }
  return countCodePoints(text.slice(0, offset));
}

export function toUtf16(text, offset) {
  let points = 0;
  let units = 0;
  if (Number.isInteger(offset) && offset >= 0) {
    for (const character of text) {
      if (points === offset) return units;
      points += 1;
      units += character.length;
    }
  }
  if (points === offset) return units;
  throw new RangeError(`offset ${offset} is outside the text of ${countCodePoints(text)} characters`);
}

function isHigh(unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
