// test/bench/memory/speed.ts
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// src/base/random.ts
function createRandom(seed) {
  let a = 2654435769;
  let b = 608135816;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = a + b + counter++ | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = (c << 21 | c >>> 11) + sum | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (count) => Math.floor(next() * count),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  };
}

// src/base/angle.ts
var DEG = 180 / Math.PI;
function normalizeDeg(degrees) {
  if (degrees > -180 && degrees <= 180) return degrees + 0;
  const turned = degrees % 360;
  if (turned > 180) return turned - 360;
  return (turned <= -180 ? turned + 360 : turned) + 0;
}
function forwardAtYaw(yawDeg) {
  const yaw = normalizeDeg(yawDeg);
  if (yaw === 0) return [0, 1];
  if (yaw === 90) return [1, 0];
  if (yaw === 180) return [0, -1];
  if (yaw === -90) return [-1, 0];
  return [Math.sin(yaw / DEG), Math.cos(yaw / DEG)];
}

// src/base/vec2.ts
var subtract = (a, b) => [a[0] - b[0], a[1] - b[1]];
var dot = (a, b) => a[0] * b[0] + a[1] * b[1];
var cross = (a, b) => a[0] * b[1] - a[1] * b[0];
function length(v) {
  const squared = v[0] * v[0] + v[1] * v[1];
  return squared > 1e-280 && squared < 1e280 ? Math.sqrt(squared) : Math.hypot(v[0], v[1]);
}
function distance(a, b) {
  const d = length([b[0] - a[0], b[1] - a[1]]);
  return d < Infinity ? d : 2 * length([b[0] / 2 - a[0] / 2, b[1] / 2 - a[1] / 2]);
}
function scaledToUnit(v) {
  const size = Math.max(Math.abs(v[0]), Math.abs(v[1]));
  if (size === 0 || size > 1e-70 && size < 1e70) return v;
  const scale = 2 ** -Math.max(-1022, Math.min(1022, Math.floor(Math.log2(size))));
  return [v[0] * scale, v[1] * scale];
}
function direction(a, b) {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [b[0] / 2 - a[0] / 2, b[1] / 2 - a[1] / 2];
}
function unitBetween(a, b) {
  const v = scaledToUnit(direction(a, b));
  const l = length(v);
  return l > 0 ? [v[0] / l + 0, v[1] / l + 0] : void 0;
}

// src/base/convex.ts
function isConvexCounterClockwise(points) {
  if (points.length < 3) return false;
  let turned = 0;
  for (let i = 0; i < points.length; i++) {
    const a = points[i];
    const b = points[(i + 1) % points.length];
    const c = points[(i + 2) % points.length];
    const ab = scaledToUnit(direction(a, b));
    const bc = scaledToUnit(direction(b, c));
    const turn = cross(ab, bc);
    const along = ab[0] * bc[0] + ab[1] * bc[1];
    const size = Math.sqrt((ab[0] ** 2 + ab[1] ** 2) * (bc[0] ** 2 + bc[1] ** 2));
    if (turn < -1e-9 * size) return false;
    turned += Math.atan2(Math.max(turn, 0), along);
  }
  return Math.abs(turned - 2 * Math.PI) < 1e-3 && Math.abs(signedArea(points)) > 0;
}
function signedArea(points) {
  const origin = points[0];
  if (origin === void 0) return 0;
  let twice = 0;
  for (let i = 1; i + 1 < points.length; i++) {
    twice += cross(direction(origin, points[i]), direction(origin, points[i + 1]));
  }
  return twice / 2;
}
function tightRectangle(polygon) {
  let best;
  for (let i = 0; i < polygon.length; i++) {
    const edge = unitBetween(polygon[i], polygon[(i + 1) % polygon.length]);
    if (edge === void 0) continue;
    const one = rectangleAlong(polygon, edge);
    if (best === void 0 || isTighter(one, best)) best = one;
  }
  return best ?? { length: 0, width: 0, along: [1, 0] };
}
function isTighter(one, other) {
  const [area2, least] = [one.length * one.width, other.length * other.width];
  if (Math.abs(area2 - least) <= 1e-12 * least) return one.length < other.length;
  return area2 < least;
}
function rectangleAlong(polygon, edge) {
  const origin = polygon[0];
  let [minAlong, maxAlong, minAcross, maxAcross] = [0, 0, 0, 0];
  for (const point of polygon) {
    const offset = direction(origin, point);
    const along = offset[0] * edge[0] + offset[1] * edge[1];
    const across = cross(edge, offset);
    minAlong = Math.min(minAlong, along);
    maxAlong = Math.max(maxAlong, along);
    minAcross = Math.min(minAcross, across);
    maxAcross = Math.max(maxAcross, across);
  }
  const [alongSide, acrossSide] = [maxAlong - minAlong, maxAcross - minAcross];
  return alongSide >= acrossSide ? { length: alongSide, width: acrossSide, along: edge } : { length: acrossSide, width: alongSide, along: [0 - edge[1], edge[0]] };
}

// src/base/error.ts
var BRAND = /* @__PURE__ */ Symbol.for("v2lo-map.error");
var V2loError = class extends Error {
  /** Stable, so that code may branch on it. */
  code;
  expected;
  received;
  remedy;
  constructor(complaint) {
    super(`expected ${complaint.expected}, received ${complaint.received}; ${complaint.remedy}`);
    this.name = "V2loError";
    this.code = complaint.code;
    this.expected = complaint.expected;
    this.received = complaint.received;
    this.remedy = complaint.remedy;
    Object.defineProperty(this, BRAND, { value: true });
  }
};
function showReceived(value) {
  if (typeof value === "number" || typeof value === "boolean" || value == null) return String(value);
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return `a ${typeof value}`;
  let text;
  try {
    text = JSON.stringify(value);
  } catch {
    text = void 0;
  }
  if (text === void 0) return `a value of type ${typeof value}`;
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
function listOptions(values) {
  const quoted = values.map((value) => `'${value}'`);
  const last = quoted.pop();
  return quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : `${last}`;
}

// src/layout/aabb.ts
function createAabb(minX, minY, maxX, maxY) {
  const finite = Number.isFinite(minX) && Number.isFinite(minY) && Number.isFinite(maxX) && Number.isFinite(maxY);
  if (!finite || minX > maxX || minY > maxY) throw new V2loError(complainOfBox([minX, minY, maxX, maxY], finite));
  return { minX: minX + 0, minY: minY + 0, maxX: maxX + 0, maxY: maxY + 0 };
}
function aabbOfCorners(x1, y1, x2, y2) {
  return {
    minX: Math.min(x1, x2) + 0,
    minY: Math.min(y1, y2) + 0,
    maxX: Math.max(x1, x2) + 0,
    maxY: Math.max(y1, y2) + 0
  };
}
function complainOfBox(numbers, finite) {
  const received = `[${numbers.map(showReceived).join(", ")}]`;
  return finite ? {
    code: "bad-box",
    expected: "minX <= maxX and minY <= maxY",
    received,
    remedy: "sort the corners before you pass them (parseLayout does so and says it)"
  } : {
    code: "bad-number",
    expected: "four finite numbers [minX, minY, maxX, maxY]",
    received,
    remedy: "leave out objects whose box is not known"
  };
}
function aabbCenter(box) {
  return [middle(box.minX, box.maxX), middle(box.minY, box.maxY)];
}
function middle(low, high) {
  const sum = low + high;
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2;
}
function aabbCorners(box) {
  return [
    [box.minX, box.minY],
    [box.maxX, box.minY],
    [box.maxX, box.maxY],
    [box.minX, box.maxY]
  ];
}
function aabbOfPoints(points) {
  if (points.length === 0) return void 0;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return { minX, minY, maxX, maxY };
}

// src/layout/ids.ts
function createIdMaker() {
  const seen = /* @__PURE__ */ new Set();
  const counts2 = /* @__PURE__ */ new Map();
  const made = [];
  let taken;
  let given;
  return {
    remember() {
      given = [];
    },
    takeBack() {
      for (const { id, foldedLabel, count, first } of (given ?? []).reverse()) {
        if (first) seen.delete(foldedLabel);
        if (count === void 0) counts2.delete(foldedLabel);
        else counts2.set(foldedLabel, count);
        if (taken === void 0) made.pop();
        else taken.delete(id);
      }
      given = void 0;
    },
    isTaken(id) {
      taken ??= new Set(made);
      return taken.has(id);
    },
    idFor(label, foldedLabel, wanted) {
      const before = seen.size;
      const first = seen.add(foldedLabel).size > before;
      let count = first ? 1 : (counts2.get(foldedLabel) ?? 1) + 1;
      let id = wanted ?? (first ? label : `${label}#${count}`);
      if (wanted === void 0 && taken === void 0 && !label.includes("#")) {
        made.push(id);
      } else {
        taken ??= new Set(made);
        if (wanted === void 0) while (taken.has(id)) id = `${label}#${++count}`;
        else if (typeof wanted !== "string" || wanted === "" || taken.has(wanted))
          throw new V2loError({
            code: "duplicate-id",
            expected: "an id that is a text and no other object has",
            received: showReceived(wanted),
            remedy: "leave the ids out (they are made from the labels), or make them unique"
          });
        taken.add(id);
      }
      given?.push({ id, foldedLabel, count: counts2.get(foldedLabel), first });
      if (count > 1) counts2.set(foldedLabel, count);
      return id;
    }
  };
}

// src/base/characters.ts
var TAB = 9;
var LINE_FEED = 10;
var CARRIAGE_RETURN = 13;
var SPACE = 32;
var DOUBLE_QUOTE = 34;
var HASH = 35;
var DOLLAR = 36;
var AMPERSAND = 38;
var APOSTROPHE = 39;
var OPEN_PAREN = 40;
var CLOSE_PAREN = 41;
var ASTERISK = 42;
var PLUS = 43;
var COMMA = 44;
var MINUS = 45;
var DOT = 46;
var SLASH = 47;
var DIGIT_0 = 48;
var DIGIT_9 = 57;
var COLON = 58;
var SEMICOLON = 59;
var LESS_THAN = 60;
var EQUALS = 61;
var GREATER_THAN = 62;
var UPPER_A = 65;
var UPPER_Z = 90;
var OPEN_BRACKET = 91;
var BACKSLASH = 92;
var CLOSE_BRACKET = 93;
var UNDERSCORE = 95;
var BACKTICK = 96;
var LOWER_A = 97;
var LOWER_E = 101;
var LOWER_F = 102;
var LOWER_M = 109;
var LOWER_N = 110;
var LOWER_R = 114;
var LOWER_T = 116;
var LOWER_U = 117;
var LOWER_Z = 122;
var OPEN_BRACE = 123;
var CLOSE_BRACE = 125;
var TILDE = 126;
var DELETE = 127;
var BEYOND_ASCII = 128;
var UTF8_THREE_BYTES = 224;
var UTF8_FOUR_BYTES = 240;
var CASE_BIT = 32;
var asciiLower = (code) => code | CASE_BIT;
var isDigit = (code) => code >= DIGIT_0 && code <= DIGIT_9;
var isAsciiLetter = (code) => {
  const lower = code | CASE_BIT;
  return lower >= LOWER_A && lower <= LOWER_Z;
};
var isWordCharacter = (code) => isAsciiLetter(code) || isDigit(code) || code === UNDERSCORE;
var isFoldedLetter = (code) => code >= LOWER_A && code <= LOWER_Z || isDigit(code);
var isPrintableAscii = (code) => code >= SPACE && code <= TILDE;
var isBracket = (code) => code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE || code === OPEN_PAREN || code === CLOSE_PAREN;
var isJsonSpace = (code) => code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
var isAsciiSpace = (code) => code === SPACE || code >= TAB && code <= CARRIAGE_RETURN;

// src/layout/label.ts
function foldLabel(label) {
  if (isFolded(label)) return label;
  return label.toLowerCase().replace(/[\s_-]+/g, "");
}
function isFolded(label) {
  for (let at = 0; at < label.length; at++) if (!isFoldedLetter(label.charCodeAt(at))) return false;
  return true;
}

// src/layout/layout.ts
var ORIGINS = ["observer", "world", "unknown"];
function createLayout(objects, options = {}) {
  const { origin = "unknown", floor } = options;
  if (!ORIGINS.includes(origin))
    throw new V2loError({
      code: "bad-option",
      expected: `origin ${listOptions(ORIGINS)}`,
      received: showReceived(origin),
      remedy: "leave it out where it is not known: it is then 'unknown'"
    });
  if (objects == null || typeof objects[Symbol.iterator] !== "function")
    throw new V2loError({
      code: "bad-option",
      expected: "a list of objects { label, bbox } or { label, box }",
      received: showReceived(objects),
      remedy: "pass [] for an empty layout"
    });
  const ids = createIdMaker();
  const made = [];
  for (const input of objects) made.push(createObject(input, ids));
  if (floor === void 0) return { origin, objects: made };
  return { origin, objects: made, floor: checkPoints(floor, "floor") };
}
function createObject(input, ids) {
  if (typeof input !== "object" || input === null)
    throw new V2loError({
      code: "bad-box",
      expected: "an object { label, bbox } or { label, box }",
      received: showReceived(input),
      remedy: "leave out objects that are not known"
    });
  const { label, footprint, zRange, headingDeg } = input;
  const folded = typeof label === "string" ? foldLabel(label) : "";
  if (folded === "")
    throw new V2loError({
      code: "bad-label",
      expected: 'a label with at least one character besides spaces, "_" and "-"',
      received: showReceived(label),
      remedy: "name the object"
    });
  return {
    id: ids.idFor(label, folded, input.id),
    label,
    box: boxOf(input),
    ...footprint !== void 0 && { footprint: checkFootprint(footprint) },
    ...zRange !== void 0 && { zRange: checkZRange(zRange) },
    ...headingDeg !== void 0 && { headingDeg: checkHeading(headingDeg) }
  };
}
function boxOf(input) {
  if ("box" in input && input.box) {
    const { minX, minY, maxX, maxY } = input.box;
    return createAabb(minX, minY, maxX, maxY);
  }
  const bbox = "bbox" in input ? input.bbox : void 0;
  if (!Array.isArray(bbox) || bbox.length !== 4)
    throw new V2loError({
      code: "bad-box",
      expected: "box {minX, minY, maxX, maxY} or bbox [minX, minY, maxX, maxY]",
      received: showReceived(input),
      remedy: "give every object one of the two"
    });
  return createAabb(bbox[0], bbox[1], bbox[2], bbox[3]);
}
function checkPoints(points, what) {
  const good = Array.isArray(points) && points.length >= 3 && points.every((p) => Array.isArray(p) && p.length === 2 && Number.isFinite(p[0]) && Number.isFinite(p[1]));
  if (!good)
    throw new V2loError({
      code: "bad-footprint",
      expected: `${what}: at least three points [x, y] of finite numbers`,
      received: showReceived(points),
      remedy: `leave out the ${what} where it is not known`
    });
  return points.map(([x, y]) => [x + 0, y + 0]);
}
function checkFootprint(points) {
  const checked = checkPoints(points, "footprint");
  if (!isConvexCounterClockwise(checked))
    throw new V2loError({
      code: "bad-footprint",
      expected: "footprint: a convex polygon, counter-clockwise, with an area",
      received: showReceived(points),
      remedy: "pass the convex hull of the outline, or only the box"
    });
  return checked;
}
function checkZRange(range) {
  const [low, high] = Array.isArray(range) ? range : [Number.NaN, Number.NaN];
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new V2loError({
      code: "bad-number",
      expected: "zRange [minZ, maxZ] of finite numbers with minZ <= maxZ",
      received: showReceived(range),
      remedy: "leave out the zRange where the height is not known"
    });
  return [low + 0, high + 0];
}
function checkHeading(headingDeg) {
  if (!Number.isFinite(headingDeg))
    throw new V2loError({
      code: "bad-number",
      expected: "headingDeg: a finite number of degrees",
      received: showReceived(headingDeg),
      remedy: "leave it out where the object has no front"
    });
  return normalizeDeg(headingDeg);
}

// src/layout/neighbors.ts
import RBush from "rbush";

// src/layout/place.ts
function placePoint(place2) {
  return isPoint(place2) ? place2 : aabbCenter(ownBox(place2));
}
function placeBox(place2) {
  if (!isPoint(place2)) return ownBox(place2);
  const [x, y] = place2;
  return { minX: x, minY: y, maxX: x, maxY: y };
}
function placeOutline(place2) {
  if (!isPoint(place2) && "box" in place2 && place2.footprint !== void 0) return place2.footprint;
  const box = placeBox(place2);
  const corners = aabbCorners(box);
  if (box.minX === box.maxX) return box.minY === box.maxY ? [corners[0]] : [corners[0], corners[2]];
  return box.minY === box.maxY ? [corners[0], corners[1]] : corners;
}
var ownBox = (place2) => "box" in place2 ? place2.box : createAabb(place2.minX, place2.minY, place2.maxX, place2.maxY);
function isPoint(place2) {
  if (Array.isArray(place2)) {
    if (place2.length === 2 && Number.isFinite(place2[0]) && Number.isFinite(place2[1])) return true;
  } else if (typeof place2 === "object" && place2 !== null && ("box" in place2 || "minX" in place2)) return false;
  throw new V2loError({
    code: "bad-number",
    expected: "a place: [x, y] of finite numbers, an object of a layout, or a box",
    received: showReceived(place2),
    remedy: "look the object up with getObject, or pass its coordinates in meters"
  });
}

// src/layout/neighbors.ts
function createBoxIndex() {
  const tree = new RBush();
  const held = /* @__PURE__ */ new Map();
  const remove2 = (key) => {
    const item = held.get(key);
    if (item === void 0) return;
    tree.remove(item);
    held.delete(key);
  };
  return {
    set(key, box) {
      remove2(key);
      const item = { ...checkBox(box), key };
      tree.insert(item);
      held.set(key, item);
    },
    delete: remove2,
    within: (box) => tree.search(checkBox(box)).map(({ key }) => key)
  };
}
function checkBox(box) {
  const numbers = [box?.minX, box?.minY, box?.maxX, box?.maxY];
  if (numbers.every((n) => Number.isFinite(n))) return box;
  throw new V2loError({
    code: "bad-number",
    expected: "a box of four finite numbers",
    received: showReceived(box),
    remedy: "pass { minX, minY, maxX, maxY } in meters"
  });
}

// src/base/polygon-distance.ts
function convexDistance(a, b) {
  const scale = scaleOf(a, b);
  if (scale !== 1) return convexDistance(scaled(a, scale), scaled(b, scale)) / scale;
  if (contains(a, b[0]) || contains(b, a[0])) return 0;
  let least = Infinity;
  for (let i = 0; i < a.length; i++) {
    const p = a[i];
    const q = a[(i + 1) % a.length];
    for (let j = 0; j < b.length; j++) {
      const r = b[j];
      const s = b[(j + 1) % b.length];
      if (properlyCross(p, q, r, s)) return 0;
      least = Math.min(least, pointToSegment(p, r, s), pointToSegment(r, p, q));
    }
  }
  return least;
}
function scaleOf(a, b) {
  let size = 0;
  for (const [x, y] of a) size = Math.max(size, Math.abs(x), Math.abs(y));
  for (const [x, y] of b) size = Math.max(size, Math.abs(x), Math.abs(y));
  if (size < 1e70 && (size > 1e-70 || size === 0)) return 1;
  return 2 ** -Math.max(-1e3, Math.min(1e3, Math.floor(Math.log2(size))));
}
var scaled = (points, scale) => points.map(([x, y]) => [x * scale, y * scale]);
function contains(polygon, point) {
  if (polygon.length < 3) return false;
  for (let i = 0; i < polygon.length; i++) {
    const p = polygon[i];
    const q = polygon[(i + 1) % polygon.length];
    if (cross(subtract(q, p), subtract(point, p)) < 0) return false;
  }
  return true;
}
function properlyCross(p, q, r, s) {
  const pq = subtract(q, p);
  const rs = subtract(s, r);
  const d1 = cross(pq, subtract(r, p));
  const d2 = cross(pq, subtract(s, p));
  if (!(d1 > 0 && d2 < 0 || d1 < 0 && d2 > 0)) return false;
  const d3 = cross(rs, subtract(p, r));
  const d4 = cross(rs, subtract(q, r));
  return d3 > 0 && d4 < 0 || d3 < 0 && d4 > 0;
}
function pointToSegment(point, p, q) {
  const along = subtract(q, p);
  const toPoint = subtract(point, p);
  const squared = dot(along, along);
  const t = squared > 0 ? dot(toPoint, along) / squared : 0;
  if (t <= 0) return length(toPoint);
  if (t >= 1) return length(subtract(point, q));
  return Math.abs(cross(along, toPoint)) / Math.sqrt(squared);
}

// src/score/map/assign.ts
function assignSmallest(costs, rows, columns) {
  if (rows <= columns) return solve({ values: costs, rows, columns, rowStep: columns, columnStep: 1, sign: 1 });
  return invert(solve({ values: costs, rows: columns, columns: rows, rowStep: 1, columnStep: columns, sign: 1 }), rows);
}
function invert(rowOf, rows) {
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 0; column < rowOf.length; column++) {
    const row = rowOf[column];
    if (row >= 0) columnOf[row] = column;
  }
  return columnOf;
}
function solve({ values, rows, columns, rowStep, columnStep, sign }) {
  const rowPotential = new Float64Array(rows);
  const columnPotential = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1).fill(-1);
  const previous = new Int32Array(columns + 1);
  const slack = new Float64Array(columns + 1);
  const done = new Uint8Array(columns + 1);
  for (let start = 0; start < rows; start++) {
    rowAt[0] = start;
    slack.fill(Infinity);
    done.fill(0);
    let at = 0;
    do {
      done[at] = 1;
      const row = rowAt[at];
      const base = row * rowStep;
      const potential = rowPotential[row];
      let smallest = Infinity;
      let next = -1;
      for (let column = 1; column <= columns; column++) {
        if (done[column] === 1) continue;
        const reduced = sign * values[base + (column - 1) * columnStep] - potential - columnPotential[column];
        if (reduced < slack[column]) {
          slack[column] = reduced;
          previous[column] = at;
        }
        if (slack[column] < smallest || next < 0) {
          smallest = slack[column];
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (done[column] === 1) {
          rowPotential[rowAt[column]] += smallest;
          columnPotential[column] -= smallest;
        } else slack[column] -= smallest;
      }
      at = next;
    } while (rowAt[at] >= 0);
    do {
      const before = previous[at];
      rowAt[at] = rowAt[before];
      at = before;
    } while (at !== 0);
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = rowAt[column];
    if (row >= 0) columnOf[row] = column - 1;
  }
  return columnOf;
}

// src/memory/track.ts
var LEAST_VARIANCE = 0.02 ** 2;
var VIEWPOINT_DEG = 10;
var VIEWPOINT = 0.5;
var MOST_VIEWPOINTS = 8;
var MOST_EVENTS = 32;
function beginTrack(id, detection, seen) {
  const { label, folded, center, covariance, own, sd, heights, box } = detection;
  const variance = Math.max(LEAST_VARIANCE, sd * sd);
  return {
    id,
    label,
    folded,
    center,
    covariance: floored(covariance),
    ...own && {
      own: {
        length: { value: own.length, variance },
        width: { value: own.width, variance },
        yawDeg: { value: own.yawDeg, variance: own.yawSd ** 2 }
      }
    },
    outer: { x: (box.maxX - box.minX) / 2, y: (box.maxY - box.minY) / 2 },
    ...heights && { heights: { low: { value: heights[0], variance }, high: { value: heights[1], variance } } },
    odds: seen.odds,
    firstSeen: seen.at,
    lastSeen: seen.at,
    count: 1,
    viewpoints: [seen.from],
    isConfirmed: false,
    isPartial: detection.isCut,
    history: [{ at: seen.at, entry: seen.entry, what: "seen" }]
  };
}
function note(track, event) {
  track.history = [...track.history.slice(1 - MOST_EVENTS), event];
}
function axesOf({ own }) {
  if (own === void 0)
    return [
      [1, 0],
      [0, 1]
    ];
  const yaw = own.yawDeg.value * Math.PI / 180;
  return [
    [Math.sin(yaw), Math.cos(yaw)],
    [-Math.cos(yaw), Math.sin(yaw)]
  ];
}
function isOneViewpoint({ center }, a, b) {
  const [ax, ay] = [a[0] - center[0], a[1] - center[1]];
  const [bx, by] = [b[0] - center[0], b[1] - center[1]];
  const turn = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180 / Math.PI;
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < VIEWPOINT && turn < VIEWPOINT_DEG;
}
var wasSeenFrom = (track, from) => track.viewpoints.some((other) => isOneViewpoint(track, other, from));
var wasMissedFrom = (track, from) => track.missedFrom?.some((other) => isOneViewpoint(track, other, from)) ?? false;
function missFrom(track, from) {
  if (!wasMissedFrom(track, from)) track.missedFrom = [...(track.missedFrom ?? []).slice(1 - MOST_VIEWPOINTS), from];
}
function seeFrom(track, from) {
  delete track.missedFrom;
  const isNew = !wasSeenFrom(track, from);
  if (!track.isConfirmed) track.isConfirmed = track.viewpoints.some((other) => !isOneViewpoint(track, other, from));
  else if (!isNew) return;
  track.viewpoints = [...track.viewpoints.slice(1 - MOST_VIEWPOINTS), from];
}
function outlineOf(track) {
  const { center, own, outer } = track;
  const [along, across] = axesOf(track);
  const [a, b] = own ? [own.length.value / 2, own.width.value / 2] : [outer.x, outer.y];
  const corner = (i, j) => [
    center[0] + i * a * along[0] + j * b * across[0],
    center[1] + i * a * along[1] + j * b * across[1]
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
var boxOf2 = (track) => aabbOfPoints(outlineOf(track));
var radiusOf = ({ own, outer }) => own ? Math.hypot(own.length.value, own.width.value) / 2 : Math.hypot(outer.x, outer.y);
function objectOf(track) {
  const { id, label, own, heights } = track;
  const outline = outlineOf(track);
  const [low, high] = heights ? [heights.low.value, heights.high.value] : [0, 0];
  return {
    id,
    label,
    box: aabbOfPoints(outline),
    ...own && own.width.value > 1e-6 && own.length.value > 1e-6 && { footprint: outline },
    ...heights && { zRange: [Math.min(low, high), Math.max(low, high)] }
  };
}
var layoutOf = (tracks) => createLayout(tracks.map(objectOf), { origin: "world" });
function floored({ xx, xy, yy }) {
  const half = (xx + yy) / 2;
  const spread2 = Math.hypot((xx - yy) / 2, xy);
  if (half - spread2 >= LEAST_VARIANCE) return { xx, xy, yy };
  const [large, small] = [Math.max(half + spread2, LEAST_VARIANCE), LEAST_VARIANCE];
  const angle2 = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle2), Math.sin(angle2)];
  return {
    xx: large * c * c + small * s * s,
    xy: (large - small) * c * s,
    yy: large * s * s + small * c * c
  };
}

// src/memory/fuse.ts
var LEAST_YAW_VARIANCE = 1;
var RESTART = 6;
function squaredDistance(track, { center, covariance }) {
  const { xx, xy, yy } = added(track.covariance, covariance);
  const [dx, dy] = [center[0] - track.center[0], center[1] - track.center[1]];
  return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy);
}
function fuse(track, detection) {
  if (detection.isCut) {
    stretchTo(track, detection);
    return;
  }
  if (track.isPartial) {
    beginAnew(track, detection);
    track.isPartial = false;
    return;
  }
  const far = squaredDistance(track, detection) > RESTART;
  if (far && track.outlier === void 0) {
    track.outlier = detection;
    return;
  }
  if (far) {
    place(track, track.outlier);
    delete track.outlier;
    if (squaredDistance(track, detection) > RESTART) {
      place(track, detection);
      fuseSides(track, detection);
      return;
    }
  }
  delete track.outlier;
  fuseCenter(track, detection);
  fuseSides(track, detection);
  fuseHeights(track, detection);
}
function place(track, { center, covariance }) {
  track.center = center;
  track.covariance = floored(covariance);
}
function beginAnew(track, detection) {
  const { own, outer, heights } = beginTrack(track.id, detection, { at: 0, from: [0, 0], entry: 0, odds: 0 });
  place(track, detection);
  track.outer = outer;
  if (own) track.own = own;
  else delete track.own;
  if (heights) track.heights = heights;
}
function fuseCenter(track, { center, covariance }) {
  const p = track.covariance;
  const s = added(p, covariance);
  const det = s.xx * s.yy - s.xy * s.xy;
  const [dx, dy] = [center[0] - track.center[0], center[1] - track.center[1]];
  const k11 = (p.xx * s.yy - p.xy * s.xy) / det;
  const k12 = (p.xy * s.xx - p.xx * s.xy) / det;
  const k21 = (p.xy * s.yy - p.yy * s.xy) / det;
  const k22 = (p.yy * s.xx - p.xy * s.xy) / det;
  track.center = [track.center[0] + k11 * dx + k12 * dy, track.center[1] + k21 * dx + k22 * dy];
  track.covariance = floored({
    xx: (1 - k11) * p.xx - k12 * p.xy,
    xy: (1 - k11) * p.xy - k12 * p.yy,
    yy: (1 - k22) * p.yy - k21 * p.xy
  });
}
function fuseSides(track, { own, sd, box }) {
  const tighter = (known, seen) => seen < known - 2 * sd ? seen : known;
  track.outer = {
    x: tighter(track.outer.x, (box.maxX - box.minX) / 2),
    y: tighter(track.outer.y, (box.maxY - box.minY) / 2)
  };
  if (own === void 0) return;
  const variance = sd * sd;
  if (track.own === void 0) {
    track.own = {
      length: { value: own.length, variance: Math.max(LEAST_VARIANCE, variance) },
      width: { value: own.width, variance: Math.max(LEAST_VARIANCE, variance) },
      yawDeg: { value: own.yawDeg, variance: own.yawSd ** 2 }
    };
    return;
  }
  const { length: length3, width, yawDeg } = track.own;
  const straight = axisDifference(own.yawDeg, yawDeg.value);
  const turned = axisDifference(own.yawDeg + 90, yawDeg.value);
  const isTurned = Math.abs(turned) < Math.abs(straight);
  const [long, short] = isTurned ? [own.width, own.length] : [own.length, own.width];
  const angle2 = mixed(
    { value: 0, variance: yawDeg.variance },
    { value: isTurned ? turned : straight, variance: own.yawSd ** 2 },
    LEAST_YAW_VARIANCE
  );
  track.own = {
    length: mixed(length3, { value: long, variance }),
    width: mixed(width, { value: short, variance }),
    yawDeg: { value: normalizeDeg(yawDeg.value + angle2.value), variance: angle2.variance }
  };
}
function axisDifference(a, b) {
  const difference = normalizeDeg(a - b);
  return difference > 90 ? difference - 180 : difference <= -90 ? difference + 180 : difference;
}
function fuseHeights(track, { heights, sd }) {
  if (heights === void 0) return;
  const [low, high] = heights.map((value) => ({ value, variance: sd * sd }));
  track.heights = track.heights === void 0 ? { low, high } : { low: mixed(track.heights.low, low), high: mixed(track.heights.high, high) };
}
function stretchTo(track, { outline, edgeVariance }) {
  const { center, own, outer, covariance } = track;
  const axes = axesOf(track);
  const halves = own ? [own.length.value / 2, own.width.value / 2] : [outer.x, outer.y];
  const known = (covariance.xx + covariance.yy) / 2 + (own ? own.length.variance : edgeVariance) / 4;
  const limit = 2 * Math.sqrt(known + edgeVariance);
  const gain = track.isPartial ? 1 : known / (known + edgeVariance);
  let moved2 = center;
  const grown2 = axes.map(([ax, ay], i) => {
    const reach = outline.map(([x, y]) => (x - center[0]) * ax + (y - center[1]) * ay);
    const half = halves[i];
    const beyond = (by) => by > limit ? half + gain * by : half;
    const [from, to] = [-beyond(-Math.min(...reach) - half), beyond(Math.max(...reach) - half)];
    moved2 = [moved2[0] + ax * (from + to) / 2, moved2[1] + ay * (from + to) / 2];
    return (to - from) / 2;
  });
  track.center = moved2;
  if (own)
    track.own = {
      ...own,
      length: { ...own.length, value: 2 * grown2[0] },
      width: { ...own.width, value: 2 * grown2[1] }
    };
  else track.outer = { x: grown2[0], y: grown2[1] };
}
function mixed(a, b, least = LEAST_VARIANCE) {
  const gain = a.variance / (a.variance + b.variance);
  return { value: a.value + gain * (b.value - a.value), variance: Math.max(least, (1 - gain) * a.variance) };
}
var added = (a, b) => ({ xx: a.xx + b.xx, xy: a.xy + b.xy, yy: a.yy + b.yy });

// src/memory/associate.ts
var GATE = 9.21;
var DEFAULT_MARGIN = 13.8;
var MOST_IN_COMPONENT = 40;
var NEW = 1e6;
var IMPOSSIBLE = 1e12;
function associate(detections, tracksNear, { margin, isExpected }) {
  const tracks = [];
  const places = /* @__PURE__ */ new Map();
  const edges = detections.map(
    (detection) => tracksNear(detection).flatMap((track) => {
      const edge = edgeBetween(detection, track, { margin, isExpected });
      if (edge === void 0) return [];
      let place2 = places.get(track);
      if (place2 === void 0) {
        place2 = tracks.push(track) - 1;
        places.set(track, place2);
      }
      return [{ ...edge, track: place2 }];
    })
  );
  const matched = detections.map(() => void 0);
  const ambiguous = detections.map(() => []);
  for (const rows of componentsOf(edges, tracks.length)) {
    const columns = [...new Set(rows.flatMap((row) => edges[row].map(({ track }) => track)))];
    if (rows.length > MOST_IN_COMPONENT || columns.length > MOST_IN_COMPONENT) {
      for (const row of rows) ambiguous[row] = edges[row].map(({ track }) => ({ track: tracks[track], chance: 1 }));
      continue;
    }
    const tell = (row, column, rivals) => {
      if (rivals.length > 0) ambiguous[row] = rivals.map(([track, chance]) => ({ track: tracks[track], chance }));
      else if (column !== void 0) matched[row] = tracks[column];
    };
    if (rows.length === 1) settleOne(rows[0], edges[rows[0]], margin, tell);
    else settle(rows, columns, edges, margin, tell);
  }
  return { matched, ambiguous };
}
function edgeBetween(detection, track, { margin, isExpected }) {
  if (detection.folded !== track.folded) return void 0;
  const above = squaredHeightDistance(detection, track);
  if (above > MOST_ABOVE) return void 0;
  const price = squaredDistance(track, detection) + above;
  const isGated = price < GATE || isSamePlace(detection, track, isExpected);
  return isGated || price < GATE + margin ? { price, isGated } : void 0;
}
var MOST_ABOVE = 9;
function squaredHeightDistance({ heights, sd }, { heights: known }) {
  if (heights === void 0 || known === void 0) return 0;
  const off = (heights[0] + heights[1] - known.low.value - known.high.value) / 2;
  return 2 * off * off / (sd * sd + known.low.variance);
}
function isSamePlace({ box, outline, center }, track, isExpected) {
  if (!isExpected(track)) return false;
  const own = Math.hypot(box.maxX - box.minX, box.maxY - box.minY) / 2;
  const away = Math.hypot(center[0] - track.center[0], center[1] - track.center[1]);
  if (away > own + radiusOf(track) + Math.max(0.3, own)) return false;
  const other = boxOf2(track);
  const x = Math.min(box.maxX, other.maxX) - Math.max(box.minX, other.minX);
  const y = Math.min(box.maxY, other.maxY) - Math.max(box.minY, other.minY);
  const sides = [box, other].map(({ minX, minY, maxX, maxY }) => [maxX - minX, maxY - minY]);
  const areas = sides.map(([width, depth]) => width * depth);
  if (x > 0 && y > 0 && x * y >= 0.25 * Math.min(...areas)) return true;
  const reach = Math.max(0.3, Math.min(...sides.flat()) / 2);
  return -Math.min(x, y) <= reach && convexDistance(outline, outlineOf(track)) <= reach;
}
function componentsOf(edges, tracks) {
  const parent = Array.from({ length: tracks }, (_, i) => i);
  const root = (i) => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  };
  for (const row of edges) for (const { track } of row.slice(1)) parent[root(track)] = root(row[0].track);
  const components = /* @__PURE__ */ new Map();
  edges.forEach((row, i) => {
    if (row.length === 0) return;
    const key = root(row[0].track);
    const known = components.get(key);
    if (known) known.push(i);
    else components.set(key, [i]);
  });
  return [...components.values()];
}
function settle(rows, columns, edges, margin, tell) {
  const width = columns.length + rows.length;
  const place2 = new Map(columns.map((column, i) => [column, i]));
  const costs = (withRivals) => {
    const table = new Float64Array(rows.length * width).fill(IMPOSSIBLE);
    rows.forEach((row, r) => {
      for (const { track, price, isGated } of edges[row])
        if (isGated || withRivals) table[r * width + place2.get(track)] = price;
      table[r * width + columns.length + r] = NEW;
    });
    return table;
  };
  const first = costs(false);
  const best = assignSmallest(first, rows.length, width);
  const known = best.reduce((sum, column, r) => sum + first[r * width + column], 0);
  const rivalled = costs(true);
  rows.forEach((row, r) => {
    const column = best[r];
    if (column >= columns.length) {
      tell(row, void 0, []);
      return;
    }
    const rivals = edges[row].flatMap(({ track }) => {
      const other = place2.get(track);
      if (other === column) return [];
      const more = totalWith(rivalled, rows.length, width, { row: r, column: other }) - known;
      return more < margin ? [[track, likelihood(more)]] : [];
    });
    tellOf(row, columns[column], rivals, tell);
  });
}
function settleOne(row, edges, margin, tell) {
  let best;
  for (const edge of edges) if (edge.isGated && (best === void 0 || edge.price < best.price)) best = edge;
  if (best === void 0) return tell(row, void 0, []);
  const rivals = edges.flatMap(({ track, price }) => {
    const more = price - best.price;
    return track !== best.track && more < margin ? [[track, likelihood(more)]] : [];
  });
  tellOf(row, best.track, rivals, tell);
}
function tellOf(row, best, rivals, tell) {
  const all = rivals.reduce((sum, [, chance]) => sum + chance, 1);
  const candidates = rivals.length === 0 ? [] : [[best, 1], ...rivals];
  tell(
    row,
    best,
    candidates.map(([track, chance]) => [track, chance / all])
  );
}
var likelihood = (more) => Math.exp(-Math.max(0, more) / 2);
function totalWith(costs, rows, width, { row, column }) {
  const forced = costs.slice();
  const price = forced[row * width + column];
  for (let c = 0; c < width; c++) if (c !== column) forced[row * width + c] = IMPOSSIBLE;
  for (let r = 0; r < rows; r++) if (r !== row) forced[r * width + column] = IMPOSSIBLE;
  forced[row * width + column] = price;
  const found = assignSmallest(forced, rows, width);
  return found.reduce((sum, at, r) => sum + forced[r * width + at], 0);
}

// src/memory/moves.ts
var SIZE_SHARE = 0.25;
var SIZE = 0.2;
function movesOf(tracks, presence) {
  const isThere2 = (track) => presence(track) > 0;
  const pairs = tracks.filter((track) => !isThere2(track)).flatMap(
    (from) => tracks.filter((to) => isThere2(to) && isLater(from, to)).flatMap((to) => {
      const off = sizeDifference(from, to);
      return off === void 0 ? [] : [{ from, to, off, wait: to.firstSeen - from.lastSeen }];
    })
  ).sort((a, b) => a.off - b.off || a.wait - b.wait || (a.to.id < b.to.id ? -1 : 1));
  const moves = /* @__PURE__ */ new Map();
  const gone = /* @__PURE__ */ new Set();
  for (const { from, to } of pairs) {
    if (gone.has(from) || moves.has(to)) continue;
    const rivals = pairs.filter((pair) => pair.from === from || pair.to === to).length;
    const confidence = chanceOf(-presence(from)) * chanceOf(presence(to)) / rivals;
    moves.set(to, { from, confidence, earlier: [] });
    gone.add(from);
  }
  for (const { from, to } of pairs) {
    const move = moves.get(to);
    if (move === void 0 || gone.has(from) || from.count < 2) continue;
    const places = [move.from, ...move.earlier];
    if (!places.every((place2) => place2.firstSeen > from.lastSeen || from.firstSeen > place2.lastSeen)) continue;
    const [last, ...earlier] = [...places, from].sort((a, b) => b.lastSeen - a.lastSeen);
    moves.set(to, { ...move, from: last, earlier });
    gone.add(from);
  }
  return moves;
}
var chanceOf = (odds) => 1 / (1 + Math.exp(-odds));
var isLater = (from, to) => to.folded === from.folded && to.firstSeen > from.lastSeen;
var PULL = 2.2;
function presenceOf(tracks) {
  const byLabel = /* @__PURE__ */ new Map();
  for (const track of tracks) {
    const same = byLabel.get(track.folded);
    if (same) same.push(track);
    else byLabel.set(track.folded, [track]);
  }
  return (track) => track.odds - pullOn(track, byLabel.get(track.folded));
}
function pullOn(track, same) {
  if (track.missedFrom === void 0) return 0;
  let most = 0;
  for (const twin of same) {
    if (twin.odds <= 0 || !isLater(track, twin) || sizeDifference(track, twin) === void 0) continue;
    const others = same.filter(
      (other) => other.firstSeen < twin.firstSeen && sizeDifference(other, twin) !== void 0
    ).length;
    most = Math.max(most, PULL * chanceOf(twin.odds) / others);
  }
  return most;
}
function sizeDifference(a, b) {
  const [one, other] = [sidesOf(a), sidesOf(b)];
  let off = 0;
  let squared = 0;
  let isAlike2 = true;
  for (const [i, { value, variance }] of one.entries()) {
    const against = other[i];
    const difference = Math.abs(value - against.value);
    isAlike2 &&= difference <= Math.max(SIZE, SIZE_SHARE * Math.max(value, against.value));
    off += difference;
    squared += difference ** 2 / (variance + against.variance);
  }
  return isAlike2 || squared < GATE ? off : void 0;
}
function sidesOf({ own, outer }) {
  const sides = own ? [own.length, own.width] : [outer.x, outer.y].map((half) => ({ value: 2 * half, variance: LEAST_VARIANCE }));
  return sides[0].value >= sides[1].value ? sides : [sides[1], sides[0]];
}

// src/memory/belief.ts
function beliefOf({ tracks, count }, at, fading) {
  const presence = presenceOf(tracks);
  const links = movesOf(tracks, presence);
  const objects = [];
  const present = [];
  const linked = new Set([...links.values()].flatMap(({ from, earlier }) => [from, ...earlier]));
  for (const track of tracks) {
    const link = links.get(track);
    const there = presence(track) > 0;
    if (!there && linked.has(track)) continue;
    if (there) present.push(track);
    const sure = chanceOf(presence(track));
    objects.push({
      id: track.id,
      label: track.label,
      state: !there ? "missing" : link ? "moved" : track.isConfirmed || track.corrected ? "confirmed" : "tentative",
      confidence: there ? sure * fading(track.label, Math.max(0, at - track.lastSeen)) : sure,
      firstSeen: track.firstSeen,
      lastSeen: track.lastSeen,
      observations: track.count,
      center: track.center,
      outline: outlineOf(track),
      sd: deviationsOf(track),
      ...link && { from: { ...placeOf(link.from), confidence: link.confidence } },
      ...link && link.earlier.length > 0 && { earlier: link.earlier.map(placeOf) }
    });
  }
  return { at, layout: layoutOf(present), objects, entries: count };
}
var placeOf = ({ id, center, lastSeen }) => ({ id, center, lastSeen });
function deviationsOf({ covariance: { xx, yy }, own }) {
  const center = [Math.sqrt(xx), Math.sqrt(yy)];
  if (own === void 0) return { center, edges: null };
  const yaw = own.yawDeg.value * Math.PI / 180;
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  const turned = (Math.PI / 180) ** 2 * own.yawDeg.variance;
  const [l, w] = [own.length, own.width];
  const half = (alongLength, alongWidth) => (alongLength ** 2 * l.variance + alongWidth ** 2 * w.variance) / 4 + turned * (alongWidth * l.value - alongLength * w.value) ** 2 / 4;
  return { center, edges: [Math.sqrt(xx + half(s, c)), Math.sqrt(yy + half(c, s))] };
}

// src/memory/changes.ts
var SHIFTED = 9.21;
function changesBetween(then, now) {
  const before = new Map(then.objects.map((object) => [object.id, object]));
  const after = new Map(now.objects.map((object) => [object.id, object]));
  const appeared = [];
  const disappeared = [];
  const moved2 = [];
  for (const object of now.objects) {
    const { from } = object;
    const old = before.get(object.id);
    const isThere2 = object.state !== "missing";
    if (from !== void 0 && (old === void 0 || old.from === void 0)) {
      moved2.push(asMoved(object, from.center, from.confidence));
      continue;
    }
    if (old === void 0) {
      if (isThere2) appeared.push(object);
      continue;
    }
    if (!isThere2) {
      if (old.state !== "missing") disappeared.push(object);
    } else if (old.state === "missing") appeared.push(object);
    else if (isShifted(old, object)) moved2.push(asMoved(object, old.center, 1));
  }
  const elsewhere = new Set(
    now.objects.flatMap(({ from, earlier = [] }) => [...from ? [from] : [], ...earlier].map(({ id }) => id))
  );
  const forgotten = then.objects.filter(({ id }) => !after.has(id) && !elsewhere.has(id));
  return { since: then.at, appeared, disappeared, moved: moved2, forgotten };
}
var asMoved = (object, was, sameness) => ({
  ...object,
  was,
  moved: distance(was, object.center),
  sameness
});
function isShifted(a, b) {
  const [dx, dy] = [b.center[0] - a.center[0], b.center[1] - a.center[1]];
  const [x, y] = [a.sd.center[0] ** 2 + b.sd.center[0] ** 2, a.sd.center[1] ** 2 + b.sd.center[1] ** 2];
  return Math.hypot(dx, dy) > 0.05 && dx * dx / x + dy * dy / y > SHIFTED;
}

// src/memory/detection.ts
var RAD = Math.PI / 180;
function toWorld({ position, yawDeg }, [right, forward]) {
  const [sin, cos] = [Math.sin(yawDeg * RAD), Math.cos(yawDeg * RAD)];
  return [position[0] + right * cos + forward * sin, position[1] - right * sin + forward * cos];
}
function detectionsOf({ objects, pose, poseSd, view }, { base, perMeter }) {
  const isSquare = Math.abs(normalizeDeg(pose.yawDeg * 4)) < 1e-7;
  return objects.map((object) => {
    const own = placeOutline(object);
    const outline = own.map((point) => toWorld(pose, point));
    const middle2 = object.footprint ? centerOf(object.footprint) : aabbCenter(object.box);
    const center = toWorld(pose, middle2);
    const range = Math.hypot(middle2[0], middle2[1]);
    const sd = base + perMeter * range;
    const isCut = isCutBy(own, view.fovDeg, view.range);
    const sideways = range * poseSd.yawDeg * RAD;
    const across = perpendicular([center[0] - pose.position[0], center[1] - pose.position[1]]);
    const box = aabbOfPoints(outline);
    const unseen = isCut ? Math.max(box.maxX - box.minX, box.maxY - box.minY) / 2 : 0;
    const variance = sd * sd + poseSd.position ** 2 + unseen ** 2;
    return {
      label: object.label,
      folded: foldLabel(object.label),
      center,
      covariance: {
        xx: variance + (sideways * across[0]) ** 2,
        xy: sideways * sideways * across[0] * across[1],
        yy: variance + (sideways * across[1]) ** 2
      },
      sd,
      edgeVariance: 1.25 * sd * sd + poseSd.position ** 2 + sideways ** 2,
      range,
      outline,
      box,
      ...ownShape(object, outline, isSquare, { sd, poseYawSd: poseSd.yawDeg }),
      ...object.zRange && { heights: object.zRange },
      isCut
    };
  });
}
var LEAST_YAW_SD = 1;
function ownShape({ footprint }, outline, isSquare, { sd, poseYawSd }) {
  if (footprint !== void 0 && isConvexCounterClockwise(outline)) {
    const { length: length3, width, along } = tightRectangle(outline);
    const yawDeg = axisYaw(along);
    const yawSd = Math.max(LEAST_YAW_SD, Math.min(45, Math.atan2(sd, Math.max(length3, 0.1)) / RAD), poseYawSd);
    return { own: { length: length3, width, yawDeg, yawSd } };
  }
  if (footprint !== void 0 || !isSquare) return {};
  const world = aabbOfPoints(outline);
  const [x, y] = [world.maxX - world.minX, world.maxY - world.minY];
  return { own: x >= y ? { length: x, width: y, yawDeg: 90, yawSd: 1 } : { length: y, width: x, yawDeg: 0, yawSd: 1 } };
}
function axisYaw([x, y]) {
  const yaw = normalizeDeg(Math.atan2(x, y) / RAD);
  return yaw > 90 ? yaw - 180 : yaw <= -90 ? yaw + 180 : yaw;
}
var perpendicular = ([x, y]) => {
  const length3 = Math.hypot(x, y);
  return length3 === 0 ? [0, 0] : [y / length3, -x / length3];
};
function centerOf(points) {
  const { along } = tightRectangle(points);
  const across = [0 - along[1], along[0]];
  const middle2 = (axis) => {
    const values = points.map(([x, y]) => x * axis[0] + y * axis[1]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const [a, b] = [middle2(along), middle2(across)];
  return [a * along[0] + b * across[0], a * along[1] + b * across[1]];
}
var BORDER_DEG = 0.5;
var BORDER = 0.05;
function isCutBy(outline, fovDeg, range) {
  const half = fovDeg / 2 - BORDER_DEG;
  return outline.some(([right, forward]) => {
    const bearing = Math.abs(Math.atan2(right, forward)) / RAD;
    return bearing >= half || Math.hypot(right, forward) >= range - BORDER;
  });
}

// src/score/map/align.ts
var IDENTITY = { cos: 1, sin: 0, scale: 1, tx: 0, ty: 0 };
function applyTransform({ cos, sin, scale, tx, ty }, x, y) {
  return [scale * (cos * x - sin * y) + tx, scale * (sin * x + cos * y) + ty];
}
function transformYawDeg({ cos, sin }) {
  return normalizeDeg(-Math.atan2(sin, cos) * 180 / Math.PI);
}
function fitAlignment(from, to, kind) {
  if (kind === "none" || from.length === 0) return IDENTITY;
  const p = centroid(from);
  const t = centroid(to);
  let cos = 1;
  let sin = 0;
  let scale = 1;
  if (kind !== "translation") {
    const pSize = spread(from, p);
    const tSize = spread(to, t);
    let along = 0;
    let across = 0;
    let square = 0;
    if (pSize > 0 && tSize > 0)
      for (let i = 0; i < from.length; i++) {
        const px = (from[i][0] - p[0]) / pSize;
        const py = (from[i][1] - p[1]) / pSize;
        const tx = (to[i][0] - t[0]) / tSize;
        const ty = (to[i][1] - t[1]) / tSize;
        along += px * tx + py * ty;
        across += px * ty - py * tx;
        square += px * px + py * py;
      }
    const size = Math.sqrt(along * along + across * across);
    if (size > 1e-12) {
      cos = snapped(along / size);
      sin = snapped(across / size);
      if (kind === "similarity") scale = usable(size / square * (tSize / pSize));
    }
  }
  return {
    cos,
    sin,
    scale,
    tx: t[0] - scale * (cos * p[0] - sin * p[1]),
    ty: t[1] - scale * (sin * p[0] + cos * p[1])
  };
}
function usable(scale) {
  return scale > 1e-9 && scale < 1e9 ? scale : 1;
}
function snapped(value) {
  return Math.abs(value) < 1e-12 ? 0 : Math.abs(value) > 1 - 1e-15 ? Math.sign(value) : value;
}
function centroid(points) {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point[0] / points.length;
    y += point[1] / points.length;
  }
  return [x, y];
}
function spread(points, [cx, cy]) {
  let size = 0;
  for (const [x, y] of points) size = Math.max(size, Math.abs(x - cx), Math.abs(y - cy));
  return Number.isFinite(size) ? size : Number.MAX_VALUE;
}

// src/memory/drift.ts
var LEAST_PAIRS = 3;
function driftOf(detections, matched) {
  const pairs = detections.flatMap(
    (detection, i) => matched[i] && !detection.isCut ? [[detection, matched[i]]] : []
  );
  if (pairs.length < LEAST_PAIRS) return null;
  const transform = fitAlignment(
    pairs.map(([{ center }]) => center),
    pairs.map(([, { center }]) => center),
    "rigid"
  );
  return { transform, pairs: pairs.length };
}
function reported(drift, correctDrift) {
  if (drift === null) return null;
  const { tx, ty } = drift.transform;
  return { x: tx, y: ty, yawDeg: transformYawDeg(drift.transform), pairs: drift.pairs, corrected: correctDrift };
}
function moved(detection, transform) {
  if (transform === IDENTITY) return detection;
  const move = ([x, y]) => applyTransform(transform, x, y);
  const outline = detection.outline.map(move);
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  return {
    ...detection,
    center: move(detection.center),
    outline,
    box: { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) },
    ...detection.own && {
      own: { ...detection.own, yawDeg: detection.own.yawDeg + transformYawDeg(transform) }
    }
  };
}

// src/scene/pinhole.ts
var NEAR = 0.1;
function pinhole(camera, width, height) {
  checkCamera(camera);
  const [x, y, z] = camera.position;
  const [aheadX, aheadY] = forwardAtYaw(camera.yawDeg);
  const pitch = camera.pitchDeg * (Math.PI / 180);
  const focal = camera.height / 2 / Math.tan(camera.verticalFovDeg * Math.PI / 360);
  return {
    x,
    y,
    z,
    aheadX,
    aheadY,
    sinPitch: Math.sin(pitch),
    cosPitch: Math.cos(pitch),
    width,
    height,
    focalX: focal * width / camera.width,
    focalY: focal * height / camera.height
  };
}
var MOST_PIXELS = 8192;
function checkCamera(camera) {
  const { position, yawDeg, pitchDeg, verticalFovDeg, width, height } = camera;
  const placed = Array.isArray(position) && position.length === 3 && position.every(Number.isFinite);
  check(placed, "position [x, y, z] of finite numbers", camera.id, position, "give it in meters, z over the floor");
  check(Number.isFinite(yawDeg), "a finite yawDeg", camera.id, yawDeg, "give degrees clockwise from +y");
  check(Math.abs(pitchDeg) <= 90, "pitchDeg from -90 to 90", camera.id, pitchDeg, "give degrees, up is positive");
  const opens = verticalFovDeg > 0 && verticalFovDeg < 180;
  check(opens, "verticalFovDeg above 0 and below 180", camera.id, verticalFovDeg, "give the whole vertical angle");
  for (const side of [width, height])
    check(
      Number.isInteger(side) && side >= 1 && side <= MOST_PIXELS,
      `a width and a height of 1 to ${MOST_PIXELS} whole pixels`,
      camera.id,
      side,
      "give the size of the picture"
    );
}
function check(holds, expected, id, received, remedy) {
  if (!holds)
    throw new V2loError({
      code: "bad-option",
      expected: `camera ${showReceived(id)}: ${expected}`,
      received: showReceived(received),
      remedy
    });
}

// src/scene/raster/fill-face.ts
function fillFace(raster, polygon, face, { origin, perU, perV }) {
  const { width, height, nearness, faces, starts, ends } = raster;
  const { us, vs } = polygon;
  let top = height;
  let bottom = 0;
  for (let i = 0, before = us.length - 1; i < us.length; before = i++) {
    const runsDown = vs[before] < vs[i];
    const [upper, lower] = runsDown ? [before, i] : [i, before];
    const [u0, v0, v1] = [us[upper], vs[upper], vs[lower]];
    const from = Math.max(0, Math.ceil(v0 - 0.5));
    const to = Math.min(height, Math.ceil(v1 - 0.5));
    if (from >= to) continue;
    if (from < top) top = from;
    if (to > bottom) bottom = to;
    const slope = (us[lower] - u0) / (v1 - v0);
    const bounds = runsDown ? starts : ends;
    for (let row = from; row < to; row++) bounds[row] = u0 + (row + 0.5 - v0) * slope;
  }
  let covered = 0;
  for (let row = top; row < bottom; row++) {
    const from = Math.max(0, Math.ceil(starts[row] - 0.5));
    const to = Math.min(width, Math.ceil(ends[row] - 0.5));
    if (from >= to) continue;
    covered += to - from;
    let near2 = origin + perV * (row + 0.5) + perU * (from + 0.5);
    for (let at = row * width + from, stop = row * width + to; at < stop; at++, near2 += perU) {
      if (near2 > nearness[at]) {
        nearness[at] = near2;
        faces[at] = face;
      }
    }
  }
  return covered;
}

// src/scene/raster/flat-polygon.ts
function polygonArea({ us, vs }) {
  let twice = 0;
  for (let i = 0, before = us.length - 1; i < us.length; before = i++)
    twice += us[i] * vs[before] - us[before] * vs[i];
  return twice / 2;
}
function polygonAreaWithin(polygon, area2, width, height) {
  const { us, vs } = polygon;
  const [minU, maxU] = rangeOf(us);
  const [minV, maxV] = rangeOf(vs);
  if (maxU <= 0 || minU >= width || maxV <= 0 || minV >= height) return 0;
  let cut = polygon;
  if (minU < 0) cut = cutBelow(cut, 0, 1);
  if (maxU > width) cut = cutBelow(cut, width, -1);
  if (minV < 0) cut = swapped(cutBelow(swapped(cut), 0, 1));
  if (maxV > height) cut = swapped(cutBelow(swapped(cut), height, -1));
  return cut === polygon ? area2 : Math.max(0, polygonArea(cut));
}
function rangeOf(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
var swapped = ({ us, vs }) => ({ us: vs, vs: us });
function cutBelow({ us, vs }, edge, sign) {
  const cut = { us: [], vs: [] };
  for (let i = 0, before = us.length - 1; i < us.length; before = i++) {
    const [wasBeyond, isBeyond] = [sign * (us[before] - edge), sign * (us[i] - edge)];
    if (wasBeyond >= 0 !== isBeyond >= 0) {
      const t = wasBeyond / (wasBeyond - isBeyond);
      cut.us.push(edge);
      cut.vs.push(vs[before] + t * (vs[i] - vs[before]));
    }
    if (isBeyond >= 0) {
      cut.us.push(us[i]);
      cut.vs.push(vs[i]);
    }
  }
  return cut;
}

// src/scene/raster/raster.ts
var TOP = -1;
var UNDERSIDE = -2;
function createRaster(width, height) {
  return {
    width,
    height,
    nearness: new Float64Array(width * height),
    faces: new Int32Array(width * height),
    owners: [],
    sides: [],
    starts: new Float64Array(height),
    ends: new Float64Array(height)
  };
}
function clearRaster(raster) {
  raster.nearness.fill(0);
  raster.faces.fill(0);
  raster.owners.length = 0;
  raster.sides.length = 0;
}

// src/scene/raster/draw-prism.ts
function drawPrism(raster, view, prism, owner) {
  const drawn = { alone: 0, area: 0, areaInFrame: 0, range: rangeTo(prism, view) };
  const corners = cornersOf(prism, view);
  const { count, depth } = corners;
  if (!depth.some((d) => d > NEAR)) return drawn;
  const { xs, ys, low, high } = prism;
  for (let i = 0; i < count; i++) {
    const j = i + 1 === count ? 0 : i + 1;
    const nx = ys[j] - ys[i];
    const ny = xs[i] - xs[j];
    const offset = nx * (xs[i] - view.x) + ny * (ys[i] - view.y);
    if (offset < 0) drawFace([i, j, count + j, count + i], i, [nx, ny, 0], offset);
  }
  if (count < 3) return drawn;
  const ring = Array.from({ length: count }, (_, i) => i);
  if (view.z > high)
    drawFace(
      ring.map((i) => count + i),
      TOP,
      [0, 0, 1],
      high - view.z
    );
  if (view.z < low) drawFace(ring.reverse(), UNDERSIDE, [0, 0, -1], view.z - low);
  return drawn;
  function drawFace(indices, side, [nx, ny, nz], offset) {
    const polygon = clipAtNear(corners, indices, view);
    if (polygon === void 0) return;
    const area2 = polygonArea(polygon);
    if (!(area2 > 0)) return;
    drawn.area += area2;
    const within = polygonAreaWithin(polygon, area2, view.width, view.height);
    if (within === 0) return;
    drawn.areaInFrame += within;
    const scale = (1 - prism.pushedBack) / offset;
    const normalAhead = nx * view.aheadX + ny * view.aheadY;
    const normalRight = nx * view.aheadY - ny * view.aheadX;
    const perU = normalRight * scale / view.focalX;
    const perV = (normalAhead * view.sinPitch - nz * view.cosPitch) * scale / view.focalY;
    const middle2 = (normalAhead * view.cosPitch + nz * view.sinPitch) * scale;
    raster.owners.push(owner);
    raster.sides.push(side);
    const origin = middle2 - perU * view.width / 2 - perV * view.height / 2;
    drawn.alone += fillFace(raster, polygon, raster.owners.length, { origin, perU, perV });
  }
}
function cornersOf(prism, view) {
  const count = prism.xs.length;
  const corners = { count, us: [], vs: [], right: [], up: [], depth: [] };
  for (const z of [prism.low - view.z, prism.high - view.z]) {
    for (let i = 0; i < count; i++) {
      const dx = prism.xs[i] - view.x;
      const dy = prism.ys[i] - view.y;
      const ahead = dx * view.aheadX + dy * view.aheadY;
      const right = dx * view.aheadY - dy * view.aheadX;
      const up = z * view.cosPitch - ahead * view.sinPitch;
      const depth = ahead * view.cosPitch + z * view.sinPitch;
      corners.right.push(right);
      corners.up.push(up);
      corners.depth.push(depth);
      corners.us.push(view.width / 2 + view.focalX * right / depth);
      corners.vs.push(view.height / 2 - view.focalY * up / depth);
    }
  }
  return corners;
}
function clipAtNear(corners, indices, view) {
  const { us, vs, right, up, depth } = corners;
  const polygon = { us: [], vs: [] };
  let before = indices[indices.length - 1];
  for (const index of indices) {
    const [wasIn, isIn] = [depth[before] >= NEAR, depth[index] >= NEAR];
    if (wasIn !== isIn) {
      const [kept, cut] = wasIn ? [before, index] : [index, before];
      const t = (NEAR - depth[kept]) / (depth[cut] - depth[kept]);
      const r = right[kept] + t * (right[cut] - right[kept]);
      const u = up[kept] + t * (up[cut] - up[kept]);
      polygon.us.push(view.width / 2 + view.focalX * r / NEAR);
      polygon.vs.push(view.height / 2 - view.focalY * u / NEAR);
    }
    if (isIn) {
      polygon.us.push(us[index]);
      polygon.vs.push(vs[index]);
    }
    before = index;
  }
  return polygon.us.length < 3 ? void 0 : polygon;
}
function rangeTo({ xs, ys, low, high }, { x, y, z }) {
  const count = xs.length;
  let outside = count < 3;
  let nearest = Infinity;
  for (let i = 0; i < count; i++) {
    const j = i + 1 === count ? 0 : i + 1;
    const [ex, ey] = [xs[j] - xs[i], ys[j] - ys[i]];
    const [px, py] = [x - xs[i], y - ys[i]];
    if (ex * py - ey * px < 0) outside = true;
    const squared = ex * ex + ey * ey;
    const t = squared > 0 ? Math.max(0, Math.min(1, (px * ex + py * ey) / squared)) : 0;
    const [gapX, gapY] = [px - t * ex, py - t * ey];
    nearest = Math.min(nearest, gapX * gapX + gapY * gapY);
  }
  const gapZ = Math.max(0, low - z, z - high);
  return Math.sqrt((outside ? nearest : 0) + gapZ * gapZ);
}

// src/scene/raster/pixel-counts.ts
function tallyOf(raster, count) {
  const { width, height, faces, owners } = raster;
  const tally = {
    pixels: new Int32Array(count),
    minX: new Int32Array(count).fill(width),
    minY: new Int32Array(count).fill(height),
    maxX: new Int32Array(count).fill(-1),
    maxY: new Int32Array(count).fill(-1)
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; ) {
      const face = faces[at];
      const start = x;
      do {
        x++;
        at++;
      } while (x < width && faces[at] === face);
      const owner = face === 0 ? count : owners[face - 1];
      if (owner >= count) continue;
      tally.pixels[owner] += x - start;
      if (start < tally.minX[owner]) tally.minX[owner] = start;
      if (x - 1 > tally.maxX[owner]) tally.maxX[owner] = x - 1;
      if (y < tally.minY[owner]) tally.minY[owner] = y;
      tally.maxY[owner] = y;
    }
  }
  return tally;
}

// src/scene/raster/prism.ts
var ASSUMED_HEIGHT = 0.75;
var MOST_PUSHED_BACK = 1e-5;
var WALL_PUSHED_BACK = 1e-4;
function prismsOf(scene, assumedHeight) {
  const objects = scene.layout.objects.map((object) => {
    const outline = placeOutline(object);
    const [low, high] = object.zRange ?? [0, assumedHeight];
    const { minX, minY, maxX, maxY } = object.box;
    const size = maxX - minX + (maxY - minY) + (high - low);
    return {
      xs: outline.map((point) => point[0]),
      ys: outline.map((point) => point[1]),
      low,
      high,
      pushedBack: MOST_PUSHED_BACK * (size / (1 + size))
    };
  });
  const walls = scene.walls.map(
    ({ from, to, base, top }) => ({
      xs: [from[0], to[0]],
      ys: [from[1], to[1]],
      low: base,
      high: top,
      pushedBack: WALL_PUSHED_BACK
    })
  );
  return [...objects, ...walls];
}

// src/scene/sight.ts
function visibility(scene, camera, options = {}) {
  return sights(scene, [camera], options)[0];
}
var MOST_ROWS = 4096;
function sights(scene, cameras, options = {}) {
  const filled = fillOptions(options);
  const prisms = prismsOf(scene, filled.assumedHeight);
  let raster;
  return cameras.map((camera) => {
    checkCamera(camera);
    const width = filled.rasterWidth;
    const height = Math.max(1, Math.min(MOST_ROWS, Math.round(width * camera.height / camera.width)));
    if (raster?.height === height) clearRaster(raster);
    else raster = createRaster(width, height);
    return sightIn(raster, scene, prisms, camera, filled);
  });
}
function sightIn(raster, scene, prisms, camera, options) {
  const view = pinhole(camera, raster.width, raster.height);
  const drawn = prisms.map((prism, owner) => drawPrism(raster, view, prism, owner));
  const { objects } = scene.layout;
  const tally = tallyOf(raster, objects.length);
  const frame = raster.width * raster.height;
  const scaleU = camera.width / raster.width;
  const scaleV = camera.height / raster.height;
  const masked = camera.width * camera.height;
  return {
    camera: camera.id,
    objects: objects.map(({ id, zRange }, index) => {
      const { alone, area: area2, areaInFrame, range } = drawn[index];
      const visible = tally.pixels[index];
      const mask = camera.seen && (Object.hasOwn(camera.seen, id) ? camera.seen[id].pixels : 0);
      const pixels = mask === void 0 ? visible / frame : mask / masked;
      const ownShare = alone > 0 ? visible / alone : 0;
      const share = mask === void 0 ? ownShare : mask > 0 ? maskShare(pixels, alone / frame, ownShare) : 0;
      const inside = area2 > 0 ? Math.min(1, areaInFrame / area2) : 0;
      const seen = share >= options.minShare && pixels > 0 && pixels >= options.minPixels && (inside >= options.minInside || pixels >= options.fillsFrame) && range <= options.maxRange;
      return {
        id,
        seen,
        pixels,
        share,
        inside,
        range,
        ...visible > 0 && {
          box2d: [
            tally.minX[index] * scaleU,
            tally.minY[index] * scaleV,
            (tally.maxX[index] + 1) * scaleU,
            (tally.maxY[index] + 1) * scaleV
          ]
        },
        ...zRange === void 0 && { assumed: [0, options.assumedHeight] }
      };
    })
  };
}
function maskShare(mask, alone, ownShare) {
  return alone > 0 ? Math.min(1, Math.max(ownShare, mask / alone)) : 1;
}
function fillOptions(options) {
  const filled = {
    minShare: options.minShare ?? 0.3,
    minPixels: options.minPixels ?? 6e-4,
    minInside: options.minInside ?? 0.3,
    fillsFrame: options.fillsFrame ?? 0.02,
    maxRange: options.maxRange ?? 10,
    assumedHeight: options.assumedHeight ?? ASSUMED_HEIGHT,
    rasterWidth: options.rasterWidth ?? 160
  };
  for (const name of ["minShare", "minPixels", "minInside", "fillsFrame"])
    check2(filled[name] >= 0 && filled[name] <= 1, `${name} from 0 to 1`, filled[name]);
  check2(filled.maxRange >= 0, "maxRange of 0 or more meters", filled.maxRange);
  check2(filled.assumedHeight >= 0 && filled.assumedHeight < Infinity, "assumedHeight in meters", filled.assumedHeight);
  const { rasterWidth } = filled;
  const fits = Number.isInteger(rasterWidth) && rasterWidth >= 16 && rasterWidth <= 4096;
  check2(fits, "rasterWidth of 16 to 4096 whole pixels", rasterWidth);
  return filled;
}
function check2(holds, expected, received) {
  if (!holds)
    throw new V2loError({
      code: "bad-option",
      expected,
      received: showReceived(received),
      remedy: "leave it out for its default"
    });
}

// src/memory/expected.ts
var EXPECTED = { minShare: 0.5, minInside: 0.7, fillsFrame: 0.06, minPixels: 15e-4, rasterWidth: 96 };
var MISSED = 0.1;
var HIDDEN = 0.01;
var HIDDEN_FROM_NEW = 0.12;
var AGAIN = 0.3;
var LEAST_PART = 0.4;
function cameraOf({ pose, view }) {
  const [width, height] = [160, 120];
  const half = Math.tan(view.fovDeg * Math.PI / 360);
  return {
    id: "view",
    position: [pose.position[0], pose.position[1], view.eyeHeight],
    yawDeg: pose.yawDeg,
    pitchDeg: view.pitchDeg,
    verticalFovDeg: Math.atan(half * height / width) * 360 / Math.PI,
    width,
    height
  };
}
var sceneOfTracks = (tracks) => ({
  id: "memory",
  source: "boxes",
  layout: { origin: "world", objects: tracks.map(objectOf) },
  walls: [],
  cameras: []
});
function expectedIn(observation, tracks) {
  const near2 = tracks.filter((track) => reaches(observation, track));
  if (near2.length === 0) return /* @__PURE__ */ new Map();
  const { objects } = visibility(sceneOfTracks(near2), cameraOf(observation), {
    ...EXPECTED,
    maxRange: observation.view.range * 0.95
  });
  const expected = near2.filter(
    (track, i) => objects[i].seen && objects[i].pixels * leastPart(track) >= EXPECTED.minPixels
  );
  return new Map(expected.map((track) => [track, lossOf(track, observation)]));
}
function lossOf(track, { pose }) {
  const hidden = wasSeenFrom(track, pose.position) ? HIDDEN : HIDDEN_FROM_NEW;
  const loss = Math.log(hidden + (1 - hidden) * MISSED);
  return wasMissedFrom(track, pose.position) ? loss * AGAIN : loss;
}
function leastPart({ own }) {
  if (own === void 0) return 1;
  const { value, variance } = own.length.value > own.width.value ? own.length : own.width;
  return Math.max(LEAST_PART, 1 - Math.sqrt(variance) / value);
}
function reaches({ pose, view }, track) {
  const [dx, dy] = [track.center[0] - pose.position[0], track.center[1] - pose.position[1]];
  const radius = radiusOf(track);
  if (Math.hypot(dx, dy) > view.range + radius) return false;
  const yaw = pose.yawDeg * Math.PI / 180;
  const [right, forward] = [dx * Math.cos(yaw) - dy * Math.sin(yaw), dx * Math.sin(yaw) + dy * Math.cos(yaw)];
  if (view.pitchDeg !== 0) return forward >= -radius;
  const half = view.fovDeg * Math.PI / 360;
  return Math.abs(right) * Math.cos(half) - forward * Math.sin(half) <= radius;
}

// src/memory/track-index.ts
function createTrackIndex() {
  const trees = /* @__PURE__ */ new Map();
  const labels = /* @__PURE__ */ new Map();
  const remove2 = (track) => {
    const label = labels.get(track);
    if (label === void 0) return;
    trees.get(label).delete(track);
    labels.delete(track);
  };
  return {
    set(track, box) {
      const { folded } = track;
      if (labels.get(track) !== folded) remove2(track);
      let tree = trees.get(folded);
      if (tree === void 0) {
        tree = createBoxIndex();
        trees.set(folded, tree);
      }
      tree.set(track, box);
      labels.set(track, folded);
    },
    delete: remove2,
    within: (folded, box) => trees.get(folded)?.within(box) ?? []
  };
}

// src/memory/fold.ts
var DEFAULT_SETTINGS = {
  margin: DEFAULT_MARGIN,
  detection: { base: 0.05, perMeter: 0.05 },
  synonyms: /* @__PURE__ */ new Map(),
  correctDrift: false,
  maxObjects: 1e4
};
var NOTHING = { matched: [], added: [], ambiguous: [], notSeen: [], drift: null, forgotten: [] };
var emptyState = () => ({
  tracks: [],
  index: createTrackIndex(),
  named: /* @__PURE__ */ new Map(),
  ids: /* @__PURE__ */ new Set(),
  count: 0
});
var SEEN = 2.3;
var MOST_ODDS = 3.5;
var LEAST_CHANCE = 0.1;
var clamped = (odds) => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds));
var isThere = ({ odds }) => odds > 0;
function foldEntry(state, entry, settings) {
  const place2 = state.count++;
  if (entry.kind === "observe") return foldObservation(state, entry, place2, settings);
  return { ...NOTHING, forgotten: foldEdit(state, entry, place2, settings) };
}
function foldObservation(state, observation, place2, settings) {
  const named = (detection) => {
    return { ...detection, folded: nameIn(settings, detection.folded) };
  };
  let detections = detectionsOf(observation, settings.detection).map(named);
  const expected = expectedIn(observation, state.tracks.filter(isThere));
  const options = { margin: settings.margin, isExpected: (track) => expected.has(track) };
  let found = associate(detections, nearTracks(state, settings), options);
  const drift = driftOf(detections, found.matched);
  if (drift !== null && settings.correctDrift) {
    detections = detections.map((detection) => moved(detection, drift.transform));
    found = associate(detections, nearTracks(state, settings), options);
  }
  const { at, pose } = observation;
  const seen = /* @__PURE__ */ new Set();
  const matched = [];
  const ambiguous = [];
  const added2 = [];
  detections.forEach((detection, i) => {
    const object = observation.objects[i].id;
    const track = found.matched[i];
    const rivals = found.ambiguous[i];
    if (track !== void 0) {
      fuse(track, detection);
      track.count++;
      matched.push({ object, id: track.id });
    } else if (rivals.length > 0) ambiguous.push({ object, candidates: rivals.map(({ track: { id } }) => id) });
    else {
      const seenAs = { at, from: pose.position, entry: place2, odds: SEEN };
      const { id, track: begun } = begin(state, detection, seenAs, settings);
      seen.add(begun);
      added2.push(id);
      return;
    }
    const plausible = rivals.filter(({ chance }) => chance >= LEAST_CHANCE).map((rival) => rival.track);
    for (const one of track === void 0 ? plausible : [track]) {
      if (seen.has(one)) continue;
      seen.add(one);
      note(one, { at, entry: place2, what: track === void 0 ? "ambiguous" : "seen" });
      one.odds = clamped(one.odds + SEEN);
      one.lastSeen = at;
      seeFrom(one, pose.position);
      state.index.set(one, reachOf(one, settings));
    }
  });
  const notSeen = [...expected.keys()].filter((track) => !seen.has(track));
  for (const track of notSeen) {
    track.odds = clamped(track.odds + expected.get(track));
    missFrom(track, pose.position);
    note(track, { at, entry: place2, what: "not-seen" });
  }
  const forgotten = makeRoom(state, settings);
  const ids = notSeen.map(({ id }) => id);
  return { matched, added: added2, ambiguous, notSeen: ids, drift: reported(drift, settings.correctDrift), forgotten };
}
function begin(state, detection, seen, settings) {
  const id = nextId(state, detection);
  const track = beginTrack(id, detection, seen);
  state.tracks.push(track);
  state.ids.add(id);
  state.index.set(track, reachOf(track, settings));
  return { id, track };
}
function makeRoom(state, { maxObjects }) {
  const over = state.tracks.length - maxObjects;
  if (over <= 0) return [];
  const last = [...state.tracks].sort((a, b) => Number(isThere(a)) - Number(isThere(b)) || a.lastSeen - b.lastSeen || (a.id < b.id ? -1 : 1)).slice(0, over);
  remove(state, new Set(last));
  return last.map(({ id }) => id);
}
function remove(state, gone) {
  for (const track of gone) {
    state.index.delete(track);
    state.ids.delete(track.id);
  }
  const kept = state.tracks.filter((track) => !gone.has(track));
  state.tracks.splice(0, state.tracks.length, ...kept);
}
function nextId({ named, ids }, { label, folded }) {
  for (; ; ) {
    const count = (named.get(folded) ?? 0) + 1;
    named.set(folded, count);
    const id = count === 1 ? label : `${label}#${count}`;
    if (!ids.has(id)) return id;
  }
}
function nearTracks({ index }, settings) {
  return ({ folded, box, covariance }) => {
    const gap = Math.max(0.3, Math.min(box.maxX - box.minX, box.maxY - box.minY) / 2);
    const found = index.within(folded, grown(box, Math.max(gap, deviations(settings) * largestSd(covariance))));
    return found.length < 2 ? found : [...found].sort((a, b) => a.id < b.id ? -1 : 1);
  };
}
var deviations = ({ margin }) => Math.sqrt(GATE + margin);
var largestSd = ({ xx, xy, yy }) => Math.sqrt((xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy));
var reachOf = (track, settings) => grown(boxOf2(track), deviations(settings) * largestSd(track.covariance));
var grown = ({ minX, minY, maxX, maxY }, by) => ({
  minX: minX - by,
  minY: minY - by,
  maxX: maxX + by,
  maxY: maxY + by
});
function copyState(state, settings) {
  const copy = {
    tracks: state.tracks.map((track) => ({ ...track })),
    index: createTrackIndex(),
    named: new Map(state.named),
    ids: new Set(state.tracks.map(({ id }) => id)),
    count: state.count
  };
  for (const track of copy.tracks) copy.index.set(track, reachOf(track, settings));
  return copy;
}
function foldEdit(state, edit, place2, settings) {
  if (edit.kind === "forget") {
    const { what } = edit;
    const gone = state.tracks.filter(
      (track2) => "id" in what ? track2.id === what.id : "label" in what ? track2.folded === nameIn(settings, foldLabel(what.label)) : track2.lastSeen < what.before
    );
    remove(state, new Set(gone));
    return gone.map(({ id }) => id);
  }
  const track = state.tracks.find(({ id }) => id === edit.id);
  if (track === void 0) return [];
  const { label, position, present } = edit.change;
  if (label !== void 0) {
    track.label = label;
    track.folded = nameIn(settings, foldLabel(label));
  }
  if (position !== void 0) {
    track.center = position;
    delete track.outlier;
  }
  if (present !== void 0) track.odds = present ? MOST_ODDS : -MOST_ODDS;
  track.corrected = true;
  note(track, { at: edit.at, entry: place2, what: "corrected" });
  state.index.set(track, reachOf(track, settings));
  return [];
}
var nameIn = ({ synonyms }, folded) => synonyms.get(folded) ?? folded;

// src/base/coincide.ts
var NOISE = 1e-9;
function noiseOf(a, b) {
  return NOISE * Math.max(1, Math.abs(a[0]), Math.abs(a[1]), Math.abs(b[0]), Math.abs(b[1]));
}
var coincide = (a, b) => distance(a, b) <= noiseOf(a, b);
function offsetBetween(a, b) {
  const noise = noiseOf(a, b);
  const [x, y] = direction(a, b);
  return [denoised(x, noise), denoised(y, noise)];
}
var denoised = (value, noise) => Math.abs(value) <= noise ? 0 : value;

// src/layout/frame.ts
function observerFrame(pose) {
  if (!Number.isFinite(pose.yawDeg))
    throw new V2loError({
      code: "bad-number",
      expected: "yawDeg: a finite number of degrees, clockwise from +y",
      received: showReceived(pose.yawDeg),
      remedy: "use frameFacing where you know what the observer looks at"
    });
  return { position: placePoint(pose.position), forward: forwardAtYaw(pose.yawDeg) };
}
function frameDirection(frame) {
  return frame.at && frame.facing && !coincide(frame.at, frame.facing) ? scaledToUnit(offsetBetween(frame.at, frame.facing)) : frame.forward;
}
function toEgo(point, frame) {
  const ahead = frameDirection(frame);
  const size = length(ahead);
  const dx = point[0] - frame.position[0];
  const dy = point[1] - frame.position[1];
  return { right: (dx * ahead[1] - dy * ahead[0]) / size + 0, forward: (dx * ahead[0] + dy * ahead[1]) / size + 0 };
}

// src/base/checksum.ts
function checksumOf(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0).toString(36);
}

// src/base/unicode-characters.ts
var NO_BREAK_SPACE = 160;
var ARABIC_DECIMAL_SEPARATOR = 1643;
var OGHAM_SPACE = 5760;
var EN_DASH = 8211;
var LEFT_SINGLE_QUOTE = 8216;
var LEFT_DOUBLE_QUOTE = 8220;
var LINE_SEPARATOR = 8232;
var PARAGRAPH_SEPARATOR = 8233;
var NARROW_NO_BREAK_SPACE = 8239;
var PRIME = 8242;
var DOUBLE_PRIME = 8243;
var MEDIUM_MATH_SPACE = 8287;
var MINUS_SIGN = 8722;
var IDEOGRAPHIC_SPACE = 12288;
var BYTE_ORDER_MARK = 65279;
var FULLWIDTH_MINUS = 65293;
var FULLWIDTH_DOT = 65294;
var ARABIC_ZERO = 1632;
var PERSIAN_ZERO = 1776;
var DEVANAGARI_ZERO = 2406;
var FULLWIDTH_ZERO = 65296;
var isProseSpace = (code) => isAsciiSpace(code) || code === NO_BREAK_SPACE;
var isLineSeparator = (code) => code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
function isOddSpace(code) {
  if (code < SPACE) return code >= 0 && !isJsonSpace(code);
  if (code < DELETE) return false;
  return code <= NO_BREAK_SPACE || code === OGHAM_SPACE || code >= 8192 && code <= 8207 || code >= LINE_SEPARATOR && code <= NARROW_NO_BREAK_SPACE || code >= MEDIUM_MATH_SPACE && code <= 8292 || code === IDEOGRAPHIC_SPACE || code === BYTE_ORDER_MARK;
}
var isNameLetter = (code) => code >= LOWER_A && code <= LOWER_Z || code >= UPPER_A && code <= UPPER_Z || code === UNDERSCORE || code === DOLLAR || isForeignLetter(code);
var isForeignLetter = (code) => code > NO_BREAK_SPACE && !isOddSpace(code) && !(code >= 8208 && code <= 8250);
var isTypographicQuote = (code) => isCurlyQuote(code) || code === DOUBLE_PRIME;
var isCurlyQuote = (code) => code >= LEFT_DOUBLE_QUOTE && code <= 8223;
var isTypographicSingleQuote = (code) => code >= LEFT_SINGLE_QUOTE && code <= 8219 || code === PRIME;
var isForeignNumberStart = (code) => code === MINUS_SIGN || code === EN_DASH || code >= FULLWIDTH_MINUS && code <= 65305 || code >= 1632 && code <= 2415;
var isControl = (code) => code >= 0 && code < SPACE || code >= DELETE && code < NO_BREAK_SPACE;
var isSurrogate = (code) => code >= 55296 && code <= 57343;
var unitsOf = (codePoint) => codePoint > 65535 ? 2 : 1;

// src/base/parsed.ts
var QUOTE_LIMIT = 80;
function quoteSpan(text, [start, end]) {
  if (end - start <= QUOTE_LIMIT && isPlain(text, start, end)) return text.slice(start, end);
  let quoted = "";
  let head = "";
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at);
    const piece = isControl(code) || isLineSeparator(code) || isSurrogate(code) ? `\\u${code.toString(16).padStart(4, "0")}` : String.fromCodePoint(code);
    quoted += piece;
    if (quoted.length > QUOTE_LIMIT) return `${head}...`;
    if (quoted.length <= QUOTE_LIMIT - 3) head = quoted;
    at += unitsOf(code);
  }
  return quoted;
}
function isPlain(text, start, end) {
  for (let at = start; at < end; at++) {
    if (!isPrintableAscii(text.charCodeAt(at))) return false;
  }
  return true;
}

// src/parse/diagnostics.ts
var DIAGNOSTICS = {
  // The text as a whole
  "empty-text": ["error", "expected a response of a model, received an empty text"],
  "no-map": [
    "error",
    'expected a map, such as [{"object_name": "sofa", "bbox": [x_min, y_min, x_max, y_max]}], found none'
  ],
  "no-blocks": ["error", "expected <map>, <think> or <answer>, received a text without these tags"],
  "no-answer": ["error", "expected an answer, found none"],
  "too-long": [
    "error",
    "the text is longer than % characters; what follows was not read (limits.characters sets this)"
  ],
  "too-many-objects": ["error", "more than % objects; those that follow were not read (limits.objects sets this)"],
  "too-deep": ["error", "more than % brackets open at a time; what is deeper was not read (limits.depth sets this)"],
  "image-boxes": ["error", "boxes in pixels or image bins are not metric, so this is refused: %"],
  "grid-map": [
    "error",
    "names with grid cells or positions make a grid map, not a map of boxes in meters; read it with parseGridMap"
  ],
  "not-metric": ["error", "refused: %"],
  // Blocks
  "extra-block": ["warning", "one more <%> block; the first one counts"],
  "unclosed-block": ["repair", "the <%> block has no closing tag; it was taken to end here"],
  "respelled-tag": ["repair", "a tag spelled in another way was read as %"],
  "stray-tag": ["warning", "the closing tag % closes nothing"],
  "nested-block": ["warning", "a block inside another block was not read as a block of its own"],
  // Objects that are lost
  "bad-number": ["error", "object dropped: % is not a finite number spelled out"],
  "wrong-count": ["error", "object dropped: expected four numbers, received %"],
  "bad-box": ["error", "object dropped: expected a box of four numbers, received %"],
  "ambiguous-box": [
    "error",
    "object dropped: x, y, width and height do not say whether x, y is a corner or the center"
  ],
  "missing-box": ["error", "object dropped: it has no box"],
  "missing-name": ["error", "object dropped: it has no name"],
  "bad-name": ["error", "object dropped: %"],
  "broken-object": ["error", "object dropped: %"],
  "unfinished-object": ["error", "the last object is not finished and was not read"],
  "not-an-object": [
    "error",
    'expected an object such as {"object_name": "sofa", "bbox": [..]}, received something else'
  ],
  // Kept, but odd
  "zero-extent": ["warning", "the box has no %"],
  "cut-number": ["warning", "the number at the end of the text may have been cut, so % was left out"],
  "image-shares": [
    "warning",
    "every center lies between 0 and 1 and no wall is given, so these may be shares of an image and not meters; check where the text comes from"
  ],
  "image-size": [
    "warning",
    "the size of an image is given and every box lies %, so these may not be meters; check where the text comes from"
  ],
  "angle-in-degrees": [
    "warning",
    "the angle % is more than a full turn in radians, as which it was read, so the angles may be in degrees; check where the text comes from"
  ],
  overflow: ["warning", "the extent or area of the box is too large for a number"],
  "exact-copy": ["warning", "an exact copy of an earlier object; both are kept"],
  "repeated-label": ["warning", "one more object with this label; both are kept"],
  "duplicate-key": ["warning", "the key stands twice in one object; % counts"],
  elevation: ["warning", "a view from the front or the side is not a plan, so what is in it was not read"],
  "superseded-map": ["warning", "a draft of the map was not read, as a final map counts in its place"],
  "extra-key": ["warning", "a key that is not part of a map was passed over"],
  // Read in the only way it can be meant
  "swapped-corners": ["repair", "the corners of the box were swapped; they were sorted"],
  "respelled-number": ["repair", "a number spelled in another way was read as %"],
  "converted-number": ["repair", "converted to % meters"],
  "other-minus": ["repair", "another minus sign was read as -, in %"],
  "other-digits": ["repair", "digits of another script were read as those of %"],
  "decimal-comma": ["repair", "a decimal comma was read as the point of %"],
  "key-alias": ["repair", "the key was read as %"],
  "box-form": ["repair", "a box spelled in another form was read as [x_min, y_min, x_max, y_max]"],
  "assumed-corners": ["repair", "two points joined by % were taken for the corners of a box"],
  "object-form": ["repair", "an object written as a list of its name and its box was read as an object"],
  dictionary: ["repair", "a dictionary from names to boxes was read as a list of objects"],
  "nested-objects": ["repair", "objects inside an object were read as objects of their own"],
  "no-list": ["repair", "objects outside a list were read as a list"],
  wrapper: ["repair", "a wrapper around the map was passed over"],
  prose: ["repair", "words around or inside the map were passed over"],
  fence: ["repair", "a code fence was passed over"],
  comment: ["repair", "a comment was passed over"],
  "odd-space": ["repair", "characters that JSON does not count as white space were read as white space"],
  "written-line-end": ["repair", "line ends written as \\n were read as line ends"],
  "other-quotes": ["repair", 'quotes other than " were read as quotes'],
  "missing-quotes": ["repair", "a text without quotes was read as a text"],
  "odd-escape": ["repair", "an escape that JSON does not have was read as the character"],
  "raw-control": ["repair", "a control character inside a text was kept"],
  "missing-comma": ["repair", "a missing comma was put in"],
  "other-comma": ["repair", "signs other than commas were read as commas"],
  "extra-comma": ["repair", "a comma too many was passed over"],
  "missing-colon": ["repair", "a missing colon was put in"],
  "other-colon": ["repair", "a sign other than a colon was read as a colon"],
  "missing-bracket": ["repair", "a missing closing bracket was put in"],
  "extra-bracket": ["repair", "a bracket too many was passed over"],
  "other-brackets": ["repair", "brackets other than [ ] were read as a list"],
  "other-literal": ["repair", "a literal that JSON does not have was passed over"],
  "repeated-map": ["repair", "a map that repeats an earlier one was read once"],
  "several-lists": ["repair", "several lists were read as one"],
  // Answers
  "lenient-answer": ["repair", "read as the answer %"],
  "bad-answer": ["error", "the answer cannot be read: %"]
};
function diagnose(code, text, span, options = {}) {
  const { detail, objectIndex, base = 0 } = options;
  const [severity, sentence] = DIAGNOSTICS[code];
  const message = detail === void 0 ? sentence : sentence.replace("%", () => detail);
  const place2 = base === 0 ? span : [base + span[0], base + span[1]];
  const quoted = quoteSpan(text, span);
  return objectIndex === void 0 ? { code, severity, message, span: place2, text: quoted } : { code, severity, message, span: place2, objectIndex, text: quoted };
}
var RANK = { error: 0, warning: 1, repair: 2 };
var byPlace = (a, b) => {
  const [aStart, aEnd] = a.span ?? NOWHERE;
  const [bStart, bEnd] = b.span ?? NOWHERE;
  return aStart - bStart || aEnd - bEnd;
};
var NOWHERE = [0, 0];
function settle2(found, which = "counted") {
  const settled = settlePlaces(found);
  return which === "each" ? settled : countRepeated(settled);
}
var DIAGNOSTICS_OPTIONS = ["counted", "each"];
var OF_VALUES = [
  "respelled-number",
  "converted-number",
  "other-minus",
  "other-digits",
  "decimal-comma"
];
var EXTRA_KEY = "extra-key";
function countRepeated(settled) {
  const counts2 = /* @__PURE__ */ new Map();
  const kept = [];
  for (const diagnostic of settled) {
    const { code, severity, message } = diagnostic;
    if (severity !== "repair" && code !== EXTRA_KEY) {
      kept.push(diagnostic);
      continue;
    }
    const repair = OF_VALUES.includes(code) ? code : message;
    const earlier = counts2.get(repair);
    if (earlier) earlier.count++;
    else {
      counts2.set(repair, { at: kept.length, count: 1 });
      kept.push(diagnostic);
    }
  }
  if (kept.length === settled.length) return settled;
  for (const { at, count } of counts2.values()) if (count > 1) kept[at] = { ...kept[at], count };
  return kept;
}
function settlePlaces(found) {
  const order = orderOf(found);
  if (order === "strict") return found;
  const settled = [];
  for (const next of order === "loose" ? found : [...found].sort(byPlace)) {
    const last = settled[settled.length - 1];
    if (last === void 0 || byPlace(last, next) !== 0) settled.push(next);
    else if (RANK[next.severity] < RANK[last.severity]) settled[settled.length - 1] = next;
  }
  return settled;
}
function orderOf(found) {
  let order = "strict";
  for (let i = 1; i < found.length; i++) {
    const step = byPlace(found[i - 1], found[i]);
    if (step > 0) return "none";
    if (step === 0) order = "loose";
  }
  return order;
}

// src/parse/json/cursor.ts
function createCursor(from) {
  const { text, base = 0, at = 0, end = text.length, final = true, objectIndex = 0 } = from;
  return {
    text,
    base,
    at,
    end,
    final,
    starved: false,
    openQuote: false,
    objectIndex,
    window: void 0,
    found: from.found ?? [],
    limits: from.limits,
    lenient: from.lenient === true
  };
}
var END = -1;
function codeAt(c, at) {
  if (at < c.end) return c.text.charCodeAt(at);
  if (!c.final) c.starved = true;
  return END;
}
function mark(c, code, start, end, detail) {
  c.found.push(diagnose(code, c.text, [start, end], { detail, base: c.base }));
}
function markObject(c, code, start, end, detail) {
  c.found.push(diagnose(code, c.text, [start, end], { detail, base: c.base, objectIndex: c.objectIndex }));
}
function skipSpace(c) {
  for (; ; ) {
    const code = codeAt(c, c.at);
    if (isJsonSpace(code)) c.at++;
    else if (code === SLASH || code === HASH) {
      if (!skipComment(c, code)) return;
    } else if (isOddSpace(code)) skipOddSpace(c);
    else if (code === BACKSLASH && isWrittenSpace(c, c.at)) {
      mark(c, "written-line-end", c.at, c.at + 2);
      c.at += 2;
    } else return;
  }
}
function isWrittenSpace(c, at) {
  if (codeAt(c, at) !== BACKSLASH) return false;
  const code = codeAt(c, at + 1);
  return code === LOWER_N || code === LOWER_R || code === LOWER_T;
}
function skipOddSpace(c) {
  const start = c.at;
  let last = start;
  for (let code = codeAt(c, c.at); isOddSpace(code) || isJsonSpace(code); code = codeAt(c, ++c.at))
    if (!isJsonSpace(code)) last = c.at;
  mark(c, "odd-space", start, last + 1);
}
function skipComment(c, code) {
  const start = c.at;
  const next = code === SLASH ? codeAt(c, start + 1) : SLASH;
  if (next === ASTERISK) {
    const close = c.text.indexOf("*/", start + 2);
    if (close < 0 || close + 2 > c.end) {
      if (!c.final) c.starved = true;
      c.at = c.end;
    } else c.at = close + 2;
  } else if (next === SLASH) {
    let at = start + 1;
    for (let k = codeAt(c, at); k !== END && k !== LINE_FEED && k !== CARRIAGE_RETURN; k = codeAt(c, at)) at++;
    c.at = at;
  } else return false;
  mark(c, "comment", start, c.at);
  return true;
}

// src/parse/repeats.ts
function createRepeatFinder() {
  const labels = /* @__PURE__ */ new Set();
  const objects = /* @__PURE__ */ new Set();
  return {
    add(foldedLabel, { minX, minY, maxX, maxY }) {
      const object = `${minX} ${minY} ${maxX} ${maxY} ${foldedLabel}`;
      const repeat = objects.has(object) ? "copy" : labels.has(foldedLabel) ? "repeated" : "first";
      labels.add(foldedLabel);
      objects.add(object);
      return repeat;
    }
  };
}
function sameBox(a, b) {
  return a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;
}

// src/parse/collect.ts
function createCollector() {
  return { objects: [], ids: createIdMaker(), indexed: 0 };
}
function dropCopiesFrom(to, start) {
  to.objects.length = start;
  to.indexed = Math.min(to.indexed, start);
  to.ids.takeBack();
}
function addObject(c, to, name, corners, extras) {
  const folded = foldedName(c, name);
  if (folded === void 0) return false;
  const [x1, y1, x2, y2] = corners.numbers;
  const box = aabbOfCorners(x1, y1, x2, y2);
  const id = to.ids.idFor(name.text, folded, extras?.id);
  const object = extras ? { id, label: name.text, box, ...extras } : { id, label: name.text, box };
  if (id !== name.text) markRepeat(c, to, folded, object, [name.start, name.end]);
  markBox(c, box, x1 > x2 || y1 > y2, corners.start, corners.end);
  to.objects.push(object);
  return true;
}
function plainSink(c, to) {
  function noteKey(quote, at, length3) {
    if (quote === APOSTROPHE) mark(c, "other-quotes", at, at + length3 + 2);
    else if (quote === 0) mark(c, "missing-quotes", at, at + length3);
  }
  return {
    takePlain(label, box, { labelStart, labelEnd, boxStart, boxEnd, swapped: swapped2, quotes }) {
      if (to.objects.length === 0 && looksLikePixels(box.minX, box.minY, box.maxX, box.maxY)) return false;
      if (label.length > c.limits.nameLength) return false;
      const folded = foldLabel(label);
      if (folded === "") return false;
      const id = to.ids.idFor(label, folded);
      const object = { id, label, box };
      if (quotes) {
        noteKey(quotes.nameKey, quotes.nameKeyAt, "object_name".length);
        if (quotes.label === APOSTROPHE) mark(c, "other-quotes", labelStart - 1, labelEnd + 1);
      }
      if (id !== label) markRepeat(c, to, folded, object, [labelStart - 1, labelEnd + 1]);
      if (quotes) noteKey(quotes.boxKey, quotes.boxKeyAt, "bbox".length);
      markBox(c, box, swapped2, boxStart, boxEnd);
      to.objects.push(object);
      c.objectIndex++;
      return true;
    }
  };
}
function markBox(c, box, swapped2, start, end) {
  if (swapped2) markObject(c, "swapped-corners", start, end);
  const width = box.maxX - box.minX;
  const depth = box.maxY - box.minY;
  const area2 = width * depth;
  if (!(area2 > 0 && area2 < Infinity)) markExtent(c, width, depth, start, end);
}
function looksLikePixels(x1, y1, x2, y2) {
  if (!(x1 >= 100 || y1 >= 100 || x2 >= 100 || y2 >= 100)) return false;
  return isNatural(x1) && isNatural(y1) && isNatural(x2) && isNatural(y2);
}
var isNatural = (n) => n >= 0 && Number.isInteger(n);
function foldedName(c, name) {
  if (name.text.length > c.limits.nameLength) {
    markObject(c, "bad-name", name.start, name.end, `its name is longer than ${c.limits.nameLength} characters`);
    return void 0;
  }
  const folded = foldLabel(name.text);
  if (folded === "") {
    markObject(c, "bad-name", name.start, name.end, "its name has no letters");
    return void 0;
  }
  return folded;
}
function markExtent(c, width, depth, start, end) {
  if (width === 0 || depth === 0) {
    const missing = width === 0 ? depth === 0 ? "width and no depth" : "width" : "depth";
    markObject(c, "zero-extent", start, end, missing);
  } else if (!(width * depth < Infinity)) markObject(c, "overflow", start, end);
}
function markRepeat(c, to, folded, object, [start, end]) {
  const repeat = to.objects.length <= FEW ? repeatAmongFew(to.objects, folded, object) : repeatAmongMany(to, folded, object);
  if (repeat !== "first") markObject(c, repeat === "copy" ? "exact-copy" : "repeated-label", start, end);
}
var FEW = 64;
function repeatAmongFew(objects, folded, { label, box }) {
  for (const earlier of objects) if (sameBox(earlier.box, box) && foldLabel(earlier.label) === folded) return "copy";
  const surely = !label.includes("#");
  return surely || objects.some((earlier) => foldLabel(earlier.label) === folded) ? "repeated" : "first";
}
function repeatAmongMany(to, folded, { box }) {
  to.repeats ??= createRepeatFinder();
  for (; to.indexed < to.objects.length; to.indexed++) {
    const earlier = to.objects[to.indexed];
    to.repeats.add(foldLabel(earlier.label), earlier.box);
  }
  to.indexed++;
  return to.repeats.add(folded, box);
}

// src/base/units.ts
var length2 = { kind: "length", power: 1 };
var area = { kind: "length", power: 2 };
var angle = { kind: "angle", power: 1 };
var ROWS = /* @__PURE__ */ (() => [
  { ...length2, name: "m", units: 1, base: 1, words: ["meter", "meters"], others: ["m", "mtr", "mtrs"] },
  { ...length2, name: "cm", units: 100, base: 1, words: ["centimeter", "centimeters"], others: ["cm", "cms"] },
  { ...length2, name: "mm", units: 1e3, base: 1, words: ["millimeter", "millimeters"], others: ["mm"] },
  { ...length2, name: "km", units: 1, base: 1e3, words: ["kilometer", "kilometers"], others: ["km"] },
  { ...length2, name: "ft", units: 1e4, base: 3048, words: ["foot", "feet"], others: ["ft"] },
  { ...length2, name: "in", units: 1e4, base: 254, words: ["inch", "inches"], others: ["in"] },
  {
    ...area,
    name: "m2",
    units: 1,
    base: 1,
    shown: "m\xB2",
    words: ["square meter", "square meters"],
    others: ["m2", "m\xB2", "m^2", "sqm", "msq"]
  },
  {
    ...area,
    name: "cm2",
    units: 1e4,
    base: 1,
    shown: "cm\xB2",
    words: ["square centimeter", "square centimeters"],
    others: ["cm2", "cm\xB2", "cm^2", "sqcm"]
  },
  {
    ...area,
    name: "ft2",
    units: 1e4 ** 2,
    base: 3048 ** 2,
    shown: "ft\xB2",
    words: ["square foot", "square feet"],
    others: ["ft2", "ft\xB2", "ft^2", "sqft"]
  },
  {
    kind: "length",
    power: 3,
    name: "m3",
    units: 1,
    base: 1,
    shown: "m\xB3",
    words: ["cubic meter", "cubic meters"],
    others: ["m3", "m\xB3", "m^3"]
  },
  {
    ...angle,
    name: "deg",
    units: 180,
    base: Math.PI,
    shown: "degrees",
    words: ["degree", "degrees"],
    others: ["\xB0", "deg", "degs"]
  },
  { ...angle, name: "rad", units: 1, base: 1, words: ["radian", "radians"], others: ["rad", "rads"] },
  {
    kind: "percent",
    power: 1,
    name: "percent",
    units: 100,
    base: 1,
    shown: "%",
    words: ["percent", "percent"],
    others: ["%"]
  }
])();
var MEASURE_UNITS = /* @__PURE__ */ ROWS.map(
  ({ words: [singular, plural], shown: shown2, others = [], ...unit }) => ({
    ...unit,
    shown: shown2 ?? unit.name,
    singular,
    plural,
    spellings: [
      .../* @__PURE__ */ new Set([...others, ...[singular, plural].flatMap((word) => [word, inBritish(word)]).map(withoutSpaces)])
    ]
  })
);
var BY_SPELLING = /* @__PURE__ */ (() => new Map(MEASURE_UNITS.flatMap((unit) => unit.spellings.map((spelling) => [spelling, unit]))))();
function inBritish(word) {
  return word.replace("meter", "metre");
}
function withoutSpaces(word) {
  return word.replace(/[ .]/g, "");
}
function unitSpelled(text) {
  return BY_SPELLING.get(text) ?? BY_SPELLING.get(withoutSpaces(text.toLowerCase()));
}
function lengthSpelled(text) {
  const unit = unitSpelled(text);
  return unit?.kind === "length" && unit.power === 1 ? unit : void 0;
}
var toBase = (count, { units, base }) => units === 1 ? count * base : count * base / units;

// src/parse/json/numbers.ts
var MOST_CHARACTERS = 400;
function spelledNumber(text, start, end) {
  if (end - start > MOST_CHARACTERS) return void 0;
  let at = start;
  let json = true;
  const sign = text.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) {
    at++;
    json = sign === MINUS;
  }
  const whole = at;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  const wholeDigits = at - whole;
  if (wholeDigits === 0 || wholeDigits > 1 && text.charCodeAt(whole) === DIGIT_0) json = false;
  let fractionDigits = 0;
  if (at < end && text.charCodeAt(at) === DOT) {
    const fraction = ++at;
    while (at < end && isDigit(text.charCodeAt(at))) at++;
    fractionDigits = at - fraction;
    if (fractionDigits === 0) json = false;
  }
  if (wholeDigits + fractionDigits === 0) return void 0;
  if (at < end && asciiLower(text.charCodeAt(at)) === LOWER_E) {
    at++;
    const exponentSign = text.charCodeAt(at);
    if (exponentSign === MINUS || exponentSign === PLUS) at++;
    const exponent = at;
    while (at < end && isDigit(text.charCodeAt(at))) at++;
    if (at === exponent) return void 0;
  }
  if (at !== end) return void 0;
  const value = Number(text.slice(start, end));
  return Number.isFinite(value) ? { value, json } : void 0;
}

// src/parse/lenient-numbers.ts
var ZEROS = [FULLWIDTH_ZERO, ARABIC_ZERO, PERSIAN_ZERO, DEVANAGARI_ZERO];
var MOST_CHARACTERS2 = 64;
function convertedNumber(text, start, end) {
  let [from, to] = [start, end];
  while (from < to && isAsciiSpace(text.charCodeAt(from))) from++;
  while (to > from && isAsciiSpace(text.charCodeAt(to - 1))) to--;
  if (to - from > MOST_CHARACTERS2) return void 0;
  const { plain, conversions } = plainSigns(text, from, to);
  const [, number = "", word = ""] = /^([^a-z\s]*(?:e[-+]?\d+)?)\s*([a-z]*)$/i.exec(plain) ?? [];
  const comma = number.indexOf(",");
  if (/,\d{3}$/.test(number) && !/^[-+]?0,/.test(number)) return void 0;
  const digits = comma < 0 ? number : `${number.slice(0, comma)}.${number.slice(comma + 1)}`;
  const spelled = spelledNumber(digits, 0, digits.length);
  if (spelled === void 0) return void 0;
  if (word === "") return { value: spelled.value, conversions };
  const unit = lengthSpelled(word);
  const value = unit && toBase(spelled.value, unit);
  if (value === void 0 || !Number.isFinite(value)) return void 0;
  return { value, conversions: [{ code: "converted-number", start: from, end: to }, ...conversions] };
}
function convertedFour(text, start, end) {
  if (end - start > 4 * MOST_CHARACTERS2) return void 0;
  for (const separates2 of [isComma, isSemicolon, isAsciiSpace]) {
    const numbers = [];
    for (let from = start; from <= end; ) {
      let to = from;
      while (to < end && !separates2(text.charCodeAt(to))) to++;
      if (separates2 !== isAsciiSpace || to > from) numbers.push(convertedNumber(text, from, to));
      from = to + 1;
    }
    if (numbers.length === 4 && numbers.every((number) => number !== void 0)) return numbers;
  }
  return void 0;
}
var isComma = (code) => code === COMMA;
var isSemicolon = (code) => code === SEMICOLON;
function plainSigns(text, start, end) {
  let plain = "";
  let firstDigit = -1;
  let lastDigit = -1;
  const conversions = [];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    if (zero !== void 0) {
      plain += String(code - zero);
      if (firstDigit < 0) firstDigit = at;
      lastDigit = at;
    } else if (code === MINUS_SIGN || code === FULLWIDTH_MINUS || code === EN_DASH) {
      plain += "-";
      conversions.push({ code: "other-minus", start: at, end: at + 1 });
    } else if (code === COMMA || code === ARABIC_DECIMAL_SEPARATOR) {
      plain += ",";
      conversions.push({ code: "decimal-comma", start: at, end: at + 1 });
    } else plain += code === FULLWIDTH_DOT ? "." : text[at];
  }
  if (firstDigit >= 0) conversions.push({ code: "other-digits", start: firstDigit, end: lastDigit + 1 });
  return { plain, conversions };
}

// src/parse/json/keys.ts
var ROLES = /* @__PURE__ */ (() => new Map([
  ...["objectname", "name", "label", "category", "object", "class", "classname", "objectlabel"].map(
    (key) => [key, "name"]
  ),
  ...["bbox", "box", "boundingbox", "coordinates", "coords"].map((key) => [key, "box"]),
  ...["bbox3d", "box3d"].map((key) => [key, "space"]),
  ...["bbox2d", "box2d", "point2d"].map((key) => [key, "image"]),
  ["position", "grid"],
  ...["x1", "y1", "x2", "y2", "xmin", "ymin", "xmax", "ymax", "minx", "miny", "maxx", "maxy", "min", "max"].map(
    (key) => [key, "corner"]
  ),
  ...["center", "centre", "centroid", "size", "dimensions", "cx", "cy"].map((key) => [key, "corner"]),
  ...["x", "y", "width", "height", "depth", "w", "h"].map((key) => [key, "size"])
]))();
var PREFERENCE = ["objectname", "name", "label", "bbox", "boundingbox", "box"];
var foldKey = (key) => key.length > 40 ? key : foldLabel(key);
function roleOf(key) {
  if (key === "object_name") return "name";
  if (key === "bbox") return "box";
  return ROLES.get(foldKey(key)) ?? "other";
}
var CANONICAL = { name: "object_name", box: "bbox" };
function preference(key) {
  const at = PREFERENCE.indexOf(foldKey(key));
  return at < 0 ? PREFERENCE.length : at;
}
var WRAPPERS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  ...["map", "maps", "objects", "object", "layout", "scene", "room", "data", "result", "results", "items", "list"],
  ...[
    "cognitivemap",
    "cogmap",
    "bev",
    "bevmap",
    "response",
    "output",
    "annotations",
    "detections",
    "boxes",
    "bboxes"
  ],
  ...["rooms", "arguments", "parameters", "args", "params", "function", "toolinput", "input", "toolcalls"],
  ...["functioncall", "message", "content", "text", "json", "payload"]
]))();
var DESCRIPTIONS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  ...["room", "roomsize", "roombounds", "roombbox", "scene", "scenebounds", "scenesize", "floor", "walls"],
  ...["bounds", "extent", "extents", "sizes", "size", "dimensions", "area", "range", "xrange", "yrange"],
  ...["frame", "axes", "axis", "coordinatesystem", "coordinateframe", "units", "unit", "scale", "origin"],
  ...["meta", "metadata", "info", "camera", "observer", "viewer", "gridsize", "mapsize", "mapbounds", "imagesize"]
]))();
function describesMap(key) {
  return DESCRIPTIONS.has(foldKey(key));
}
var EXTENTS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  ...["bounds", "extent", "extents", "roomsize", "roombounds", "roombbox", "scenebounds", "scenesize"],
  ...["xrange", "yrange", "gridsize", "mapsize", "mapbounds", "imagesize", "origin"]
]))();
function givesExtent(key) {
  return EXTENTS.has(foldKey(key));
}
var ATTRIBUTES = /* @__PURE__ */ (() => /* @__PURE__ */ new Set(["rotation", "quaternion", "orientation", "pose", "color", "colour", "rgba", "obb", "mask", "rot", "quat"]))();
var BOX_WORDS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  "rect",
  "rectangle",
  "corners",
  "xyxy",
  "xywh",
  "aabb",
  "footprint",
  "region",
  "location",
  "polygon",
  "pos",
  "zrange"
]))();
function canLabel(key) {
  return canName(key) && !describesMap(key) && !BOX_WORDS.has(foldKey(key)) && roleOf(key) === "other";
}
function canLabelBeside(key) {
  return canLabel(key) && !ATTRIBUTES.has(foldKey(key)) && !/box|bounds/i.test(key);
}
var ROOM = /(?:room|kitchen|kitchenette|hall|hallway|corridor|office|balcony|garage|lobby|foyer|pantry|attic|basement|terrace|studio|lounge|nursery|porch|entryway|apartment|house)\d*$/;
var isRoomName = (name) => ROOM.test(foldKey(name));
var HOLDERS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  "on",
  "ontop",
  "in",
  "inside",
  "under",
  "contains",
  "contents",
  "children",
  "holds",
  "objectson",
  "supports"
]))();
function holdsByName(key) {
  return HOLDERS.has(foldKey(key));
}
var INHERITED = /* @__PURE__ */ new Set(["__proto__", "constructor", "prototype"]);
function canName(key) {
  return !WRAPPERS.has(foldKey(key)) && !INHERITED.has(key);
}
function isInherited(key) {
  return INHERITED.has(key);
}

// src/parse/json/centered-box.ts
function centeredBox(entries) {
  const own = finder(entries);
  const center = pairOf(own("center", "centre", "centroid"), pointOf) ?? pointOf(own, "c");
  const size = pairOf(own("size", "dimensions"), sidesOf2) ?? (center && sidesOf2(own));
  if (center === void 0 || size === void 0) return void 0;
  if ("refused" in size) return size;
  if ("refused" in center) return center;
  if (center.length === 2 && size.length === 2) return { parts: [center[0], center[1], size[0], size[1]] };
  const [a, b] = [center.length, size.length];
  if (a === 3 && b === 3)
    return { refused: "a center and a size of 3 numbers each; read boxes in space with fromBoxes" };
  return { refused: `a center of ${a} and a size of ${b} numbers; give two of each` };
}
var finder = (entries) => (...keys) => {
  for (const key of keys) {
    const entry = entries.find((one) => foldKey(one.key) === key);
    if (entry) return entry.value;
  }
  return void 0;
};
function pairOf(value, inside) {
  if (value?.kind === "list") return value.items;
  return value?.kind === "dict" ? inside(finder(value.entries)) : void 0;
}
function pointOf(find, prefix = "") {
  const [x, y, z] = ["x", "y", "z"].map((axis) => find(prefix + axis));
  if (x === void 0 || y === void 0) return void 0;
  return z === void 0 ? [x, y] : [x, y, z];
}
function sidesOf2(find) {
  const width = find("width", "w", "x", "dx", "sx");
  const depth = find("depth", "d", "y", "dy", "sy");
  const height = find("height", "h");
  if (width !== void 0 && depth !== void 0) return [width, depth];
  if (find("length", "l") !== void 0)
    return { refused: "a size with a length, which may run along x or y; give width (x) and depth (y)" };
  return width !== void 0 && height !== void 0 ? [width, height] : void 0;
}

// src/parse/json/boxes.ts
function readCorners(c, value) {
  const { start, end } = value;
  if (value.kind === "list") {
    const { items } = value;
    const parts = items.map((item) => item.kind === "list" ? item.items : void 0);
    const nested = items.length === 2 && parts[0]?.length === 2 && parts[1]?.length === 2 ? [...parts[0], ...parts[1]] : items.length === 1 && parts[0]?.length === 4 ? parts[0] : void 0;
    if (nested) mark(c, "box-form", start, end);
    else if (isOutline(items)) {
      markObject(c, "bad-box", start, end, `an outline of ${items.length} points; give two opposite corners`);
      return void 0;
    }
    return cornersFrom(c, nested ?? items, start, end);
  }
  if (value.kind === "dict") {
    const corners = cornersOfEntries(c, value.entries, start, end);
    if (corners !== null) return corners;
  }
  const quoted = value.kind === "text" ? quotedCorners(c, value) : void 0;
  if (quoted) return quoted;
  const converted2 = c.lenient ? convertedCorners(c, value) : void 0;
  if (converted2) return converted2;
  markObject(c, value.kind === "word" && numberLike(c, value) ? "bad-number" : "bad-box", start, end, show(c, value));
  return void 0;
}
function isOutline(items) {
  return items.length > 2 && items.every(
    (item) => item.kind === "list" && (item.items.length === 2 || item.items.length === 3) && item.items.every(({ kind }) => kind === "number")
  );
}
function isFourNumbers(value) {
  return value.kind === "list" && value.items.length === 4 && value.items.every((item) => item.kind !== "list");
}
function boxesIn(value) {
  if (isFourNumbers(value)) return [value];
  if (value.kind !== "list" || !value.items.some(isFourNumbers)) return void 0;
  return value.items.some((item) => item.kind === "number") ? void 0 : value.items;
}
function quotedCorners(c, { text, start, end }) {
  const inside = text.trim();
  if (!(inside.startsWith("[") && inside.endsWith("]")) && !(inside.startsWith("(") && inside.endsWith(")"))) return;
  const parts = inside.length <= LONGEST_QUOTED ? inside.slice(1, -1).split(",", 5) : [];
  const numbers = parts.map((part) => spelledNumber(part.trim(), 0, part.trim().length)?.value);
  if (numbers.length !== 4 || numbers.includes(void 0)) return void 0;
  mark(c, "box-form", start, end);
  return { numbers, start, end };
}
function convertedCorners(c, { kind, start, end }) {
  const numbers = kind === "word" ? convertedFour(c.text, start + 1, end - 1) : void 0;
  if (numbers === void 0) return void 0;
  for (const number of numbers) markConversions(c, number, 0);
  return { numbers: numbers.map(({ value }) => value), start, end };
}
var LONGEST_QUOTED = 2e3;
var CORNER_KEYS = [
  ["x1", "y1", "x2", "y2"],
  ["xmin", "ymin", "xmax", "ymax"],
  ["minx", "miny", "maxx", "maxy"]
];
function cornersOfEntries(c, entries, start, end) {
  const find = (key) => entries.find((entry) => foldKey(entry.key) === key)?.value;
  for (const keys of CORNER_KEYS) {
    const values = keys.map(find);
    if (values.every((value) => value !== void 0)) {
      mark(c, "box-form", start, end);
      return cornersFrom(c, values, start, end);
    }
  }
  const min = find("min");
  const max = find("max");
  if (min?.kind === "list" && max?.kind === "list" && min.items.length === 2 && max.items.length === 2) {
    mark(c, "box-form", start, end);
    return cornersFrom(c, [...min.items, ...max.items], start, end);
  }
  if (min?.kind === "list" && max?.kind === "list" && min.items.length === 3 && max.items.length === 3) {
    markObject(c, "bad-box", start, end, "corners of 3 numbers each; read boxes in space with fromBoxes");
    return void 0;
  }
  const centered = centeredBox(entries);
  if (centered && "refused" in centered) {
    markObject(c, "bad-box", start, end, centered.refused);
    return void 0;
  }
  if (centered) {
    mark(c, "box-form", start, end);
    return cornersAround(c, centered.parts, start, end);
  }
  if (find("width") ?? find("height") ?? find("w") ?? find("h")) {
    markObject(c, "ambiguous-box", start, end);
    return void 0;
  }
  return null;
}
function cornersAround(c, parts, start, end) {
  const numbers = readNumbers(c, parts);
  if (numbers === void 0) return void 0;
  const [x, y, width, height] = numbers;
  if (width < 0 || height < 0) {
    markObject(c, "bad-box", start, end, "a negative size");
    return void 0;
  }
  return { numbers: [x - width / 2, y - height / 2, x + width / 2, y + height / 2], start, end };
}
function cornersFrom(c, items, start, end) {
  if (items.length !== 4) {
    const numbers2 = items.every((item) => item.kind === "number");
    const space = numbers2 && items.length > 5 ? "; read boxes in space with fromBoxes" : "";
    markObject(c, "wrong-count", start, end, numbers2 ? `${items.length}${space}` : `${items.length} values`);
    return void 0;
  }
  const numbers = readNumbers(c, items);
  return numbers && { numbers, start, end };
}
function readNumbers(c, items) {
  const numbers = [];
  for (const item of items) {
    const value = numberFrom(c, item);
    if (value === void 0) {
      markObject(c, "bad-number", item.start, item.end, show(c, item));
      return void 0;
    }
    numbers.push(value);
  }
  return numbers;
}
function numberFrom(c, value) {
  if (value.kind === "number") return value.value;
  if (value.kind === "word") return converted(c, c.text, value.start, value.end, 0);
  if (value.kind !== "text") return void 0;
  const { text } = value;
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === SPACE) start++;
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--;
  const spelled = spelledNumber(text, start, end);
  if (spelled === void 0) {
    const quote = (value.end - value.start - text.length) / 2;
    const plain = c.text.startsWith(text, value.start + quote);
    return plain ? converted(c, text, 0, text.length, value.start + quote) : void 0;
  }
  mark(c, "respelled-number", value.start, value.end, String(spelled.value));
  return spelled.value;
}
function converted(c, text, start, end, at) {
  const number = c.lenient ? convertedNumber(text, start, end) : void 0;
  if (number) markConversions(c, number, at);
  return number?.value;
}
function markConversions(c, { value, conversions }, at) {
  for (const { code, start, end } of conversions) markObject(c, code, at + start, at + end, String(value));
}
function numberLike(c, { start }) {
  const code = c.text.charCodeAt(start);
  return code >= PLUS && code <= DIGIT_9 || code >= BEYOND_ASCII;
}
function show(c, { start, end }) {
  return end - start > 40 ? `${c.text.slice(start, start + 37)}...` : c.text.slice(start, end);
}

// src/parse/json/stored-object.ts
function storedParts(entries, ids) {
  const find = (key) => entries.find((entry) => entry.key === key);
  const [id, label, box] = [find("id"), find("label"), find("box")];
  if (id?.value.kind !== "text" || label?.value.kind !== "text" || box === void 0 || !isStoredBox(box.value))
    return void 0;
  const used = [];
  const take = (entry, value) => {
    if (entry && value !== void 0) used.push(entry);
    return value;
  };
  const parts = { footprint: find("footprint"), zRange: find("zRange"), headingDeg: find("headingDeg") };
  const wanted = take(id, id.value.text !== "" && !ids.isTaken(id.value.text) ? id.value.text : void 0);
  const footprint = take(parts.footprint, parts.footprint && footprintOf(parts.footprint.value));
  const zRange = take(parts.zRange, parts.zRange && rangeOf2(parts.zRange.value));
  const headingDeg = take(parts.headingDeg, parts.headingDeg && headingOf(parts.headingDeg.value));
  return {
    used,
    extras: {
      ...wanted !== void 0 && { id: wanted },
      ...footprint && { footprint },
      ...zRange && { zRange },
      ...headingDeg !== void 0 && { headingDeg }
    }
  };
}
var BOX = ["minX", "minY", "maxX", "maxY"];
var isStoredBox = (value) => value.kind === "dict" && value.entries.length === BOX.length && value.entries.every(({ key }, i) => key === BOX[i]);
function numbersOf(value) {
  if (value.kind !== "list") return void 0;
  const numbers = value.items.flatMap((item) => item.kind === "number" ? [item.value + 0] : []);
  return numbers.length === value.items.length ? numbers : void 0;
}
function footprintOf(value) {
  const points = value.kind === "list" ? value.items.map(numbersOf) : [];
  if (points.length < 3 || !points.every((point) => point?.length === 2)) return void 0;
  const outline = points;
  return isConvexCounterClockwise(outline) ? outline : void 0;
}
function rangeOf2(value) {
  const numbers = numbersOf(value);
  return numbers?.length === 2 && numbers[0] <= numbers[1] ? [numbers[0], numbers[1]] : void 0;
}
var headingOf = (value) => value.kind === "number" ? normalizeDeg(value.value) : void 0;

// src/parse/json/object.ts
function readMapObject(c, to, object, inherited) {
  const { entries, start, end } = object;
  let name;
  let box;
  let flatBox = false;
  for (const entry of entries) {
    const { role } = entry;
    if (role === "image") {
      refuseImage(c, to, entry);
      return;
    }
    if (role === "name") name = prefer(c, name, entry);
    else if (role === "box") box = prefer(c, box, entry);
    else if (role === "corner" || role === "size") flatBox = true;
    else if (role === "other" && /^b?boxes$/i.test(entry.key) && boxesIn(entry.value)) box = prefer(c, box, entry);
  }
  if (box === void 0 && entries.some((entry) => entry.role === "grid" && !isSpacePoint(entry.value))) {
    markObject(c, "grid-map", start, end);
    if (to.objects.length === 0) to.stopped = true;
    return;
  }
  const stored = box?.value.kind === "dict" ? storedParts(entries, to.ids) : void 0;
  for (const entry of entries) {
    if (stored?.used.includes(entry)) continue;
    const role = entry === box ? "box" : entry.role;
    const isFlat = box === void 0 && (role === "corner" || role === "size");
    if (role === "name" ? entry === name : role === "box" ? entry === box : isFlat) markAlias(c, entry, role);
    else if (role !== "name" && role !== "box") mark(c, "extra-key", entry.keyStart, entry.keyEnd);
  }
  const label = name === void 0 ? inherited : nameOf(c, name.value);
  if (label === void 0) {
    if (name === void 0) markObject(c, "missing-name", start, end);
    return;
  }
  const several = box && boxesIn(box.value);
  if (several !== void 0 && several.length > 1) {
    addInstances(c, to, label, several);
    return;
  }
  const corners = box ? readCorners(c, box.value) : flatBox ? cornersOfEntries(c, entries, start, end) : null;
  if (corners === void 0) return;
  if (corners === null) {
    const other = otherPlace(entries);
    if (other) markObject(c, "bad-box", start, end, other);
    else markObject(c, "missing-box", start, end);
    return;
  }
  if (stored) addObject(c, to, label, corners, stored.extras);
  else addChecked(c, to, label, corners);
}
function otherPlace(entries) {
  for (const { key, role, value } of entries) {
    if (role === "name" || value.kind !== "list") continue;
    if (isOutline(value.items))
      return `an outline of ${value.items.length} points under ${JSON.stringify(key.slice(0, 40))}; give two opposite corners`;
    const numbers = value.items.length;
    if (numbers >= 3 && value.items.every(({ kind }) => kind === "number"))
      return `${numbers} numbers under ${JSON.stringify(key.slice(0, 40))}; read boxes in space with fromBoxes`;
  }
  return void 0;
}
function addInstances(c, to, label, boxes) {
  mark(c, "box-form", boxes[0].start, boxes[boxes.length - 1].end);
  for (const [i, box] of boxes.entries()) {
    if (i > 0 && ++c.objectIndex >= c.limits.objects) {
      mark(c, "too-many-objects", box.start, box.start + 1, String(c.limits.objects));
      to.stopped = true;
      return;
    }
    const corners = readCorners(c, box);
    if (corners) addChecked(c, to, label, corners);
    if (to.stopped) return;
  }
}
function addChecked(c, to, label, corners) {
  if (to.objects.length === 0 && looksLikePixels(...corners.numbers)) {
    markObject(c, "image-boxes", corners.start, corners.end, "all four numbers are whole, with one of 100 or more");
    to.stopped = true;
    return;
  }
  addObject(c, to, label, corners);
}
var isSpacePoint = (value) => value.kind === "list" && value.items.length === 3;
function refuseImage(c, to, entry) {
  markObject(c, "image-boxes", entry.keyStart, entry.value.end, entry.key);
  if (to.objects.length === 0) to.stopped = true;
}
function prefer(c, earlier, later) {
  if (earlier === void 0) return later;
  const counts2 = preference(later.key) <= preference(earlier.key) ? later : earlier;
  const which = counts2 === later ? "the last one" : "the first one";
  mark(c, "duplicate-key", later.keyStart, later.keyEnd, which);
  return counts2;
}
function markAlias(c, entry, role) {
  if (role !== "name" && role !== "box") return;
  if (entry.key !== CANONICAL[role]) mark(c, "key-alias", entry.keyStart, entry.keyEnd, CANONICAL[role]);
}
var LITERALS = /* @__PURE__ */ new Set(["null", "none", "undefined", "nan", "true", "false", "inf", "infinity"]);
function nameOf(c, value) {
  const { start, end } = value;
  if (value.kind === "text") return value;
  if (value.kind === "word") {
    const text = c.text.slice(start, end);
    const first = text.charCodeAt(0);
    const isWord = isAsciiLetter(first) || first > NO_BREAK_SPACE;
    if (isWord && !LITERALS.has(text.toLowerCase())) {
      mark(c, "missing-quotes", start, end);
      return { text, start, end };
    }
  }
  markObject(c, "bad-name", start, end, "its name is not a text");
  return void 0;
}

// src/parse/dialect.ts
var DIALECT_NAMES = [
  "v2lo",
  "prose",
  "spatiallm",
  "scenescript",
  "qwen3-vl",
  "gemini-3d",
  "seed-3d",
  "gs-reasoner"
];
var v2lo = {
  name: "v2lo",
  origin: "observer",
  assumptions: [],
  readObject: readMapObject,
  readNamed(c, to, name, value) {
    const corners = readCorners(c, value);
    if (corners) addChecked(c, to, name, corners);
  }
};

// src/base/transform.ts
import { identity, multiply, rotateX, rotateY, rotateZ } from "gl-matrix/esm/mat4.js";
import { transformMat4 } from "gl-matrix/esm/vec3.js";
var plainMat4 = () => new Array(16).fill(0);
function rotationFromEuler(x, y, z) {
  const out = identity(plainMat4());
  rotateZ(out, out, z);
  rotateY(out, out, y);
  rotateX(out, out, x);
  return out;
}
function frameFromAxes(x, y, z) {
  return [...x, 0, ...y, 0, ...z, 0, 0, 0, 0, 1];
}
function composeTransforms(second, first) {
  return multiply(plainMat4(), asMat4(second), asMat4(first));
}
function transformPoint(transform, point) {
  const [x, y, z] = transformMat4(plainVec3(), point, asMat4(transform));
  return [x + 0, y + 0, z + 0];
}
function orientedBoxCorners(center, size, rotation) {
  const corners = [];
  for (const sx of [-0.5, 0.5])
    for (const sy of [-0.5, 0.5])
      for (const sz of [-0.5, 0.5]) {
        const [x, y, z] = transformPoint(rotation, [sx * size[0], sy * size[1], sz * size[2]]);
        corners.push([center[0] + x, center[1] + y, center[2] + z]);
      }
  return corners;
}
var plainVec3 = () => [0, 0, 0];
var asMat4 = (transform) => transform;

// src/layout/from-boxes-outline.ts
function outlineOfCorners(corners) {
  const seen = corners.map(([x, y]) => [x + 0, y + 0]);
  let low = Infinity;
  let high = -Infinity;
  for (const [, , z] of corners) {
    low = Math.min(low, z);
    high = Math.max(high, z);
  }
  const footprint = convexHull(seen);
  return {
    box: aabbOfPoints(seen),
    ...isConvexCounterClockwise(footprint) && { footprint },
    zRange: [low + 0, high + 0]
  };
}
function convexHull(points) {
  const box = aabbOfPoints(points);
  if (box === void 0) return [];
  const extent = Math.max(box.maxX - box.minX, box.maxY - box.minY);
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull(sorted, extent);
  const upper = halfHull(sorted.reverse(), extent);
  return dropNearDuplicates([...lower.slice(0, -1), ...upper.slice(0, -1)], extent);
}
function halfHull(sorted, extent) {
  const chain = [];
  const flat = 1e-12 * extent;
  for (const point of sorted) {
    while (chain.length > 1 && isNoCorner(chain.at(-2), chain.at(-1), point, flat)) chain.pop();
    chain.push(point);
  }
  return chain;
}
function isNoCorner(a, b, c, flat) {
  const out = turns(a, b, c);
  if (out <= 0) return true;
  return out <= flat && dot(direction(b, a), direction(b, c)) <= 0;
}
function turns(a, b, c) {
  const along = direction(a, c);
  const size = length(along);
  return size > 0 ? cross(direction(a, b), [along[0] / size, along[1] / size]) : 0;
}
function dropNearDuplicates(points, extent) {
  const near2 = 1e-12 * extent;
  return points.filter((p, i) => {
    const next = points[(i + 1) % points.length];
    return Math.abs(p[0] - next[0]) > near2 || Math.abs(p[1] - next[1]) > near2;
  });
}

// src/layout/from-boxes.ts
var SIGNED_AXES = ["+x", "-x", "+y", "-y", "+z", "-z"];
function cameraToLevel({ pitchDeg = 0, yawDeg = 0 }) {
  if (!Number.isFinite(pitchDeg) || !Number.isFinite(yawDeg) || Math.abs(pitchDeg) > 90)
    throw new V2loError({
      code: "bad-option",
      expected: "camera: pitchDeg in [-90, 90] (looking up is positive) and yawDeg, finite numbers of degrees",
      received: showReceived({ pitchDeg, yawDeg }),
      remedy: "leave out what is not known: it is then 0"
    });
  return rotationFromEuler(pitchDeg * Math.PI / 180, 0, -yawDeg * Math.PI / 180);
}
function mapAxes(options) {
  const up = axisVector("up", options.up);
  const forward = axisVector("forward", options.forward);
  oneOf("handedness", options.handedness, ["right", "left"]);
  if (options.up[1] === options.forward[1])
    throw new V2loError({
      code: "bad-option",
      expected: "forward perpendicular to up",
      received: showReceived({ up: options.up, forward: options.forward }),
      remedy: "name two different axes"
    });
  const right = options.handedness === "right" ? crossVec3(forward, up) : crossVec3(up, forward);
  const column = (i) => [right[i], forward[i], up[i]];
  return frameFromAxes(column(0), column(1), column(2));
}
function axisVector(name, axis) {
  oneOf(name, axis, SIGNED_AXES);
  const sign = axis[0] === "+" ? 1 : -1;
  return [axis[1] === "x" ? sign : 0, axis[1] === "y" ? sign : 0, axis[1] === "z" ? sign : 0];
}
var crossVec3 = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
];
function oneOf(name, value, allowed) {
  if (allowed.includes(value)) return;
  throw new V2loError({
    code: "bad-option",
    expected: `${name}: ${allowed.map((a) => `'${a}'`).join(", ")}`,
    received: showReceived(value),
    remedy: "say how the rows were measured: a frame is never guessed"
  });
}

// src/parse/dialects/camera-box.ts
var AXES = /* @__PURE__ */ (() => ({
  "right-down-forward": mapAxes({ up: "-y", forward: "+z", handedness: "right" }),
  "right-forward-up": mapAxes({ up: "+z", forward: "+y", handedness: "right" })
}))();
function cameraToMap(camera, axes) {
  return composeTransforms(cameraToLevel(camera), AXES[camera.axes ?? axes]);
}
var CAMERA_BOX_FIELDS = 9;
function complainOfCameraBox(numbers, unitDeg) {
  const lengths = numbers.slice(3, 6);
  if (lengths.some((length3) => length3 < 0)) return `a length of ${Math.min(...lengths)}`;
  const most = unitDeg === 1 ? 360 : 1;
  const odd = numbers.slice(6).find((angle2) => Math.abs(angle2) > most);
  if (odd === void 0) return void 0;
  return unitDeg === 1 ? `an angle of ${odd}, where angles are degrees from -360 to 360` : `an angle of ${odd}, where angles are shares of ${unitDeg} degrees from -1 to 1; divide radians by pi`;
}
function looksLikeImage(coordinates) {
  return coordinates.every((n) => n >= 0 && Number.isInteger(n)) && coordinates.some((n) => n >= 100);
}
var IMAGE_DETAIL = "all coordinates are whole, with one of 100 or more";
function outlineOfCameraBox(numbers, unitDeg, toMap) {
  const [x, y, z, sx, sy, sz, a, b, c] = numbers;
  const radians = (angle2) => angle2 * unitDeg * Math.PI / 180;
  const corners = orientedBoxCorners([x, y, z], [sx, sy, sz], rotationFromEuler(radians(a), radians(b), radians(c)));
  return outlineOfCorners(corners.map((corner) => transformPoint(toMap, corner)));
}

// src/parse/dialects/ledger.ts
function openLedger({ text, start, end, limits }) {
  const collector = createCollector();
  const spans = [];
  let oddAngle = false;
  const c = createCursor({ text, at: start, end, limits, objectIndex: -1 });
  const about = (code, span, detail) => markObject(c, code, span[0], span[1], detail);
  return {
    isFirst: () => collector.objects.length === 0,
    begin(span) {
      if (c.objectIndex + 1 < limits.objects) {
        c.objectIndex++;
        return true;
      }
      mark(c, "too-many-objects", span[0], span[1], String(limits.objects));
      return false;
    },
    about,
    report: (code, span, detail) => mark(c, code, span[0], span[1], detail),
    numbers(fields) {
      const values = [];
      for (const field of fields) {
        const number = spelledNumber(text, field[0], field[1]);
        if (number === void 0) {
          about("bad-number", field, shown(text.slice(...field)));
          return void 0;
        }
        if (!number.json) about("respelled-number", field, String(number.value));
        values.push(number.value);
      }
      return values;
    },
    noteAngle(radians, field) {
      if (oddAngle || Math.abs(radians) <= FULL_TURN) return;
      oddAngle = true;
      about("angle-in-degrees", field, String(radians));
    },
    add(label, outline, [from, to], [nameStart, nameEnd] = [from, to]) {
      const { box, ...extras } = outline;
      if (label === "") about("missing-name", [from, to]);
      else if (!isFiniteOutline(outline)) about("bad-number", [from, to], "a corner of the box");
      else {
        const name = { text: label, start: nameStart, end: nameEnd };
        const corners = [box.minX, box.minY, box.maxX, box.maxY];
        if (addObject(c, collector, name, { numbers: corners, start: from, end: to }, extras)) spans.push([from, to]);
      }
    },
    reading: () => ({ objects: collector.objects, spans, diagnostics: c.found }),
    refuse(span, detail) {
      mark(c, "not-metric", span[0], span[1], detail);
      return {
        objects: [],
        spans: [],
        diagnostics: c.found.filter(({ code }) => code !== "angle-in-degrees"),
        aside: []
      };
    }
  };
}
var FULL_TURN = 2 * Math.PI + 0.01;
function shown(field) {
  return field === "" ? "nothing" : JSON.stringify(field.length > 40 ? `${field.slice(0, 37)}...` : field);
}
function isFiniteOutline({ box, zRange = [0, 0] }) {
  return [box.minX, box.minY, box.maxX, box.maxY, ...zRange].every((v) => Number.isFinite(v));
}

// src/parse/dialects/json-boxes.ts
var qwen3Vl = {
  name: "qwen3-vl",
  origin: "observer",
  assumptions: [
    "boxes are in the camera\u2019s frame: x right, y down, z forward, meters; the camera is the observer",
    "the angles turn about the camera\u2019s x, y and z axes in this order and are in units of 180 degrees"
  ],
  foldedKey: "bbox3d",
  axes: "right-down-forward",
  unitDeg: 180
};
var gemini3d = {
  name: "gemini-3d",
  origin: "observer",
  assumptions: [
    "boxes are in the frame Gemini\u2019s own viewers use: x right, y forward, z up, meters; the camera is the observer",
    "roll, pitch and yaw turn about x, y and z in this order and are in degrees"
  ],
  foldedKey: "box3d",
  axes: "right-forward-up",
  unitDeg: 1
};
var JSON_DIALECTS = [qwen3Vl, gemini3d];
function readJsonBox(dialect, numbers, toMap, first) {
  if (numbers.length !== CAMERA_BOX_FIELDS)
    return { code: "bad-box", detail: `${numbers.length} numbers where nine make a box in space` };
  if (first && looksLikeImage(numbers.slice(0, 6))) return { code: "image-boxes", detail: IMAGE_DETAIL };
  const complaint = complainOfCameraBox(numbers, dialect.unitDeg);
  if (complaint) return { code: "bad-box", detail: complaint };
  const outline = outlineOfCameraBox(numbers, dialect.unitDeg, toMap);
  return isFiniteOutline(outline) ? { outline } : { code: "bad-number", detail: "a corner of the box" };
}

// src/parse/dialects/space-boxes.ts
function entryDialect(dialect, camera) {
  const { name, origin, assumptions, axes } = dialect;
  const space = { dialect, toMap: cameraToMap(camera, axes) };
  return {
    name,
    origin,
    assumptions,
    readObject: (c, to, object, inherited) => readSpaceObject(c, to, space, object, inherited),
    readNamed: (c, to, label, value) => readSpaceBox(c, to, space, label, value)
  };
}
function jsonDialectOf({ entries }) {
  const entry = entries.find(({ key }) => roleOf(key) === "space");
  const folded = entry && foldKey(entry.key);
  return folded === void 0 ? void 0 : JSON_DIALECTS.find(({ foldedKey }) => foldedKey === folded);
}
function readSpaceObject(c, to, space, object, inherited) {
  const { entries, start, end } = object;
  let name;
  let box;
  for (const entry of entries) {
    if (roleOf(entry.key) === "name") name = prefer(c, name, entry);
    else if (isSpaceBox(entry)) box = prefer(c, box, entry);
  }
  if (box === void 0) {
    readOther(c, to, object, inherited);
    return;
  }
  for (const entry of entries)
    if (entry !== box && roleOf(entry.key) !== "name") mark(c, "extra-key", entry.keyStart, entry.keyEnd);
  const label = name === void 0 ? inherited : nameOf(c, name.value);
  if (label !== void 0) readSpaceBox(c, to, space, label, box.value);
  else if (name === void 0) markObject(c, "missing-name", start, end);
}
function isSpaceBox({ key, value }) {
  const role = roleOf(key);
  return role === "space" || role === "box" && value.kind === "list" && value.items.length === CAMERA_BOX_FIELDS;
}
function readOther(c, to, object, inherited) {
  const { entries, start, end } = object;
  const roles = entries.map(({ key }) => roleOf(key));
  if (roles.includes("image") || roles.includes("grid") && !roles.includes("box"))
    readMapObject(c, to, object, inherited);
  else if (roles.includes("box") || roles.includes("corner"))
    markObject(c, "not-metric", start, end, "a box on the plane among boxes in a camera\u2019s space is in another frame");
  else markObject(c, "missing-box", start, end);
}
function readSpaceBox(c, to, space, label, value) {
  const { start, end } = value;
  if (value.kind !== "list") {
    markObject(c, "bad-box", start, end, "something that is no list");
    return;
  }
  const numbers = readNumbers(c, value.items);
  if (numbers === void 0) return;
  const read6 = readJsonBox(space.dialect, numbers, space.toMap, to.objects.length === 0);
  if ("code" in read6) {
    markObject(c, read6.code, start, end, read6.detail);
    if (read6.code === "image-boxes") to.stopped = true;
    return;
  }
  const { box, ...extras } = read6.outline;
  const corners = { numbers: [box.minX, box.minY, box.maxX, box.maxY], start, end };
  addObject(c, to, label, corners, extras);
}

// src/parse/dialects/entry-target.ts
function targetFor(name, collector, camera) {
  const json = JSON_DIALECTS.find((dialect2) => dialect2.name === name);
  const dialect = json ? entryDialect(json, camera) : v2lo;
  let sink;
  return {
    collector,
    used: () => dialect,
    plain: (c) => json ? void 0 : sink ??= plainSink(c, collector),
    readObject: (c, object, inherited) => dialect.readObject(c, collector, object, inherited),
    readNamed: (c, label, value) => dialect.readNamed(c, collector, label, value)
  };
}
function recognisingTarget(collector, camera) {
  let used = v2lo;
  let sink;
  return {
    collector,
    used: () => used,
    plain(c) {
      return used === v2lo ? sink ??= plainSink(c, collector) : void 0;
    },
    readObject(c, object, inherited) {
      const json = jsonDialectOf(object);
      if (json !== void 0 && json.name !== used.name) {
        if (collector.objects.length > 0) {
          const detail = `its box is in the frame of ${json.name}, those before it in that of ${used.name}`;
          markObject(c, "not-metric", object.start, object.end, detail);
          return;
        }
        used = entryDialect(json, camera);
      } else if (json === void 0 && collector.objects.length === 0) used = v2lo;
      used.readObject(c, collector, object, inherited);
    },
    readNamed: (c, label, value) => used.readNamed(c, collector, label, value)
  };
}

// src/parse/dialects/text-dialect.ts
var CAMERA_AXES = ["right-down-forward", "right-forward-up"];

// src/parse/dialects/options.ts
function checkDialectOptions({ camera, unnamed }) {
  if (camera !== void 0) {
    cameraToLevel(camera);
    if (camera.axes !== void 0 && !CAMERA_AXES.includes(camera.axes))
      throw new V2loError({
        code: "bad-option",
        expected: `camera.axes ${CAMERA_AXES.map((axes) => `'${axes}'`).join(" or ")}`,
        received: showReceived(camera.axes),
        remedy: "leave it out for the axes of the dialect"
      });
  }
  if (unnamed !== void 0 && (typeof unnamed !== "string" || foldLabel(unnamed) === ""))
    throw new V2loError({
      code: "bad-label",
      expected: "unnamed: a label for boxes that stand in the text without a name",
      received: showReceived(unnamed),
      remedy: "leave it out for 'object'"
    });
}

// src/parse/blocks/tags.ts
var CUT = "cut";
function tagAt(text, at, end) {
  let i = skipBlanks(text, at + 1, end);
  const closes2 = text.charCodeAt(i) === SLASH && i < end;
  if (closes2) i = skipBlanks(text, i + 1, end);
  if (i >= end) return CUT;
  const kind = kindFrom(text.charCodeAt(i));
  if (kind === void 0) return void 0;
  for (let k = 0; k < kind.length; k++, i++) {
    if (i >= end) return CUT;
    if (asciiLower(text.charCodeAt(i)) !== kind.charCodeAt(k)) return void 0;
  }
  i = skipBlanks(text, i, end);
  if (i >= end) return CUT;
  if (text.charCodeAt(i) !== GREATER_THAN) return void 0;
  const exact = i + 1 - at === kind.length + (closes2 ? 3 : 2) && text.startsWith(kind, at + (closes2 ? 2 : 1));
  return { kind, closes: closes2, start: at, end: i + 1, exact };
}
function spellTag(tag) {
  return `<${tag.closes ? "/" : ""}${tag.kind}>`;
}
function kindFrom(code) {
  const lower = asciiLower(code);
  return lower === LOWER_M ? "map" : lower === LOWER_T ? "think" : lower === LOWER_A ? "answer" : void 0;
}
var MOST_BLANKS = 16;
function skipBlanks(text, at, end) {
  let i = at;
  while (i < end && i - at < MOST_BLANKS) {
    if (!isAsciiSpace(text.charCodeAt(i))) break;
    i++;
  }
  return i;
}

// src/parse/blocks/ends.ts
function searchBlockEnd(kind, at, spelling = "tolerant") {
  return { kind, spelling, at, inside: [] };
}
function blockEnd(source, search, absent) {
  const { kind } = search;
  const exact = search.spelling === "exact";
  for (; ; ) {
    const tag = nextTag(source, search, absent);
    if (tag === CUT) return void 0;
    if (tag === void 0) break;
    if (tag.closes && tag.kind === kind) return { end: tag.start, close: tag };
    if (!tag.closes) {
      if (absent[kind] && !exact) return { end: tag.start };
      search.opening ??= tag;
    }
    search.inside.push(tag);
  }
  if (!source.final) return void 0;
  absent[kind] = true;
  return { end: exact ? source.end : search.opening?.start ?? source.end };
}
function nextTag(source, search, absent) {
  const { text, end, final } = source;
  const exact = search.spelling === "exact";
  for (; ; ) {
    const at = text.indexOf("<", search.at);
    if (at < 0 || at >= end) {
      search.at = Math.max(search.at, end);
      return void 0;
    }
    search.at = at;
    if (!exact) {
      const comment = skipComment2(source, at, search, absent);
      if (comment === CUT) return CUT;
      if (comment > at) {
        search.at = comment;
        continue;
      }
    }
    const tag = tagAt(text, at, end);
    if (tag === CUT && !final) return CUT;
    search.at = at + 1;
    if (tag !== void 0 && tag !== CUT && (tag.exact || !exact)) return tag;
  }
}
function skipComment2({ text, end, final }, at, search, absent) {
  if (absent.commentFrom !== void 0 && at >= absent.commentFrom) return at;
  if (!text.startsWith("<!--", at)) return !final && "<!--".startsWith(text.slice(at, Math.min(end, at + 4))) ? CUT : at;
  const from = Math.max(at + 4, search.commentAt ?? 0);
  const close = text.indexOf("-->", from);
  if (close >= 0 && close + 3 <= end) {
    search.commentAt = void 0;
    return close + 3;
  }
  if (final) absent.commentFrom = at;
  else search.commentAt = Math.max(at + 4, end - 2);
  return final ? at : CUT;
}

// src/parse/blocks/parts.ts
function* partsOf(text, options = {}) {
  const { end = text.length, spelling = "tolerant", inside } = options;
  const source = { text, end, final: true };
  const absent = {};
  const outside = { spelling, at: 0 };
  let open;
  let kind = inside;
  let from = 0;
  for (; ; ) {
    if (kind !== void 0) {
      const search = searchBlockEnd(kind, from, spelling);
      const found = blockEnd(source, search, absent);
      yield { what: "block", kind, start: from, ...found, ...open && { open }, inside: search.inside };
      from = outside.at = found.close?.end ?? found.end;
    }
    const tag = nextTag(source, outside, absent);
    const until = tag === void 0 || tag === CUT ? end : tag.start;
    if (from < until) yield { what: "text", start: from, end: until };
    if (tag === void 0 || tag === CUT) return;
    from = tag.end;
    open = tag;
    kind = tag.closes ? void 0 : tag.kind;
    if (tag.closes) yield { what: "stray-tag", tag };
  }
}
function blockFromPrompt(text, kind) {
  return kind !== void 0 && opensItself(text, kind) ? void 0 : kind;
}
function opensItself(text, kind) {
  const at = text.search(/\S/);
  if (at < 0 || text[at] !== "<") return false;
  const tag = tagAt(text, at, text.length);
  return tag !== void 0 && tag !== CUT && !tag.closes && tag.kind === kind;
}

// src/parse/dialects/numbers.ts
var BIN = /^\d{1,4}$/;
function isBin(field) {
  return BIN.test(field) && Number(field) < 1280;
}
function splitFields(text, start, end, separator) {
  const fields = [];
  for (let at = start; at <= end; ) {
    let next = at;
    while (next < end && !separates(text.charCodeAt(next), separator)) next++;
    const field = trimSpan(text, at, next);
    if (separator === "," || field[0] < field[1]) fields.push(field);
    at = next + 1;
  }
  return fields;
}
function separates(code, separator) {
  return code === COMMA || separator === " " && isProseSpace(code);
}
function trimSpan(text, start, end) {
  let [from, to] = [start, end];
  while (from < to && isProseSpace(text.charCodeAt(from))) from++;
  while (to > from && isProseSpace(text.charCodeAt(to - 1))) to--;
  return [from, to];
}
function finiteNumber(field) {
  return spelledNumber(field, 0, field.length)?.value;
}

// src/parse/dialects/tagged.ts
var LONGEST_CONTENT = 2e3;
function nextTagged(text, name, at, end) {
  const start = text.indexOf(`<${name}>`, at);
  if (start < 0 || start >= end) return void 0;
  const contentStart = start + name.length + 2;
  const limit = Math.min(end, contentStart + LONGEST_CONTENT);
  let contentEnd = contentStart;
  while (contentEnd < limit && text[contentEnd] !== "<") contentEnd++;
  const closing = `</${name}>`;
  const closed = text.startsWith(closing, contentEnd) && contentEnd + closing.length <= end;
  return { start, contentStart, contentEnd, end: contentEnd + (closed ? closing.length : 0), closed };
}
function withoutBrackets(text, [start, end]) {
  const [open, close] = [text[start], text[end - 1]];
  const bracketed = end - start >= 2 && (open === "(" && close === ")" || open === "[" && close === "]");
  return bracketed ? [start + 1, end - 1] : [start, end];
}

// src/parse/dialects/gs-reasoner.ts
var gsReasoner = {
  name: "gs-reasoner",
  origin: "world",
  assumptions: [
    "boxes are in the frame of the scan: meters, z up, its x and y taken as the map\u2019s x and y",
    "a box is its two opposite corners, and stands along the axes of the scan"
  ],
  recognise(text, start, end) {
    for (let tag = nextTagged(text, "bbox", start, end); tag; tag = nextTagged(text, "bbox", tag.end, end))
      if (text[trimSpan(text, tag.contentStart, tag.contentEnd)[0]] === "(" && fieldsOf(text, tag).length === 6)
        return tag.start;
    return -1;
  },
  read
};
function fieldsOf(text, tag) {
  const [from, to] = withoutBrackets(text, trimSpan(text, tag.contentStart, tag.contentEnd));
  return splitFields(text, from, to, ",");
}
function read(passage, { unnamed = "object" }) {
  const { text, start, end } = passage;
  const ledger = openLedger(passage);
  let name;
  let before = start;
  for (let tag = nextTagged(text, "bbox", start, end); tag; tag = nextTagged(text, "bbox", tag.end, end)) {
    const span = [tag.start, tag.end];
    if (!ledger.begin(span)) break;
    const words2 = trimSpan(text, before, tag.start);
    if (words2[0] < words2[1]) name = nameBefore(text, words2);
    before = tag.closed ? tag.end : tag.contentStart;
    const fields = fieldsOf(text, tag);
    if (!tag.closed && tag.contentEnd === end) ledger.about("unfinished-object", span);
    else if (!tag.closed) ledger.about("broken-object", span, "its <bbox> is not closed");
    else if (fields.length !== 6)
      ledger.about("bad-box", span, `six numbers stand in a <bbox>, and here ${fields.length}`);
    else {
      const numbers = ledger.numbers(fields);
      if (numbers === void 0) continue;
      if (ledger.isFirst() && looksLikeImage(numbers)) {
        ledger.about("image-boxes", span, IMAGE_DETAIL);
        break;
      }
      const swapped2 = [0, 1, 2].some((i) => numbers[i] > numbers[i + 3]);
      if (swapped2) ledger.about("swapped-corners", span);
      const [x1, y1, z1, x2, y2, z2] = numbers;
      const outline = outlineOfCorners([
        [x1, y1, z1],
        [x2, y2, z2],
        [x1, y2, z1],
        [x2, y1, z2]
      ]);
      ledger.add(name ? text.slice(...name) : unnamed, outline, span, name);
    }
  }
  return ledger.reading();
}
var MOST_WORDS = 4;
function nameBefore(text, [start, end]) {
  let from = end;
  while (from > start && !ENDS_NAME.includes(text[from - 1])) from--;
  const words2 = splitFields(text, from, end, " ");
  const last = words2.at(-1);
  if (last && words2.length > 1 && isDigits(text.slice(...last))) words2.pop();
  while (words2.length > 1 && LEADS_IN.has(text.slice(...words2[0]).toLowerCase())) words2.shift();
  if (words2.length === 0) return void 0;
  const first = words2.length > MOST_WORDS ? words2.at(-1) : words2[0];
  return [first[0], words2.at(-1)[1]];
}
var ENDS_NAME = '\n\r>.,;:!?()[]{}"*';
var LEADS_IN = /* @__PURE__ */ new Set(["the", "a", "an", "and", "or"]);
var isDigits = (word) => /^\d{1,4}$/.test(word);

// src/parse/limits.ts
var DEFAULT_LIMITS = { characters: 1e6, objects: 1e4, depth: 64, nameLength: 200 };
var LARGEST = { characters: 2 ** 29, objects: 2 ** 29, depth: 256, nameLength: 2 ** 29 };
function limitsFrom(given) {
  if (given === void 0) return DEFAULT_LIMITS;
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (const key of Object.keys(DEFAULT_LIMITS)) {
    const value = limits[key];
    if (!Number.isInteger(value) || value < 1 || value > LARGEST[key])
      throw new V2loError({
        code: "bad-option",
        expected: `limits.${key}: an integer from 1 to ${LARGEST[key]}`,
        received: showReceived(value),
        remedy: `leave it out for ${DEFAULT_LIMITS[key]}`
      });
  }
  return limits;
}

// src/parse/prose/words.ts
var FILLERS = /* @__PURE__ */ words(
  "a an the approximately approx about around roughly nearly estimated as by with to from of has have having its given defined described now be been would should can could may might follows follow bev 2d axis-aligned metric min meters metres meter metre m in on within between"
);
var PLACES = /* @__PURE__ */ words(
  "located positioned placed situated found lies lying sits sitting stands standing at"
);
var SPANS = /* @__PURE__ */ words(
  "occupies occupying spans spanning covers covering extends extending stretches ranges"
);
var BE = /* @__PURE__ */ words("is are was were");
var NOUNS = /* @__PURE__ */ words(
  "bbox bboxes bounding-box bounding-boxes coordinates coordinate coords corners extent extents footprint bounds aabb position location rectangle"
);
var WIDE_NOUNS = /* @__PURE__ */ words("box boxes area region corner");
var CLAUSE = /* @__PURE__ */ words(
  "that where because so therefore thus hence while whereas but is are was were see sees has have had there here then now when if since i we you they he she it can contains includes"
);
var SHOWS = /* @__PURE__ */ words("is are was were see sees has have had contains includes");
var LEADING = /* @__PURE__ */ words(
  "the a an this my our your its their another also and or then next finally first lastly while that"
);
var NUMBERS = /* @__PURE__ */ words(
  "answer answers distance distances order ordering result results ranking sequence option options choice choices step steps question output outputs input value values total totals score scores path route trajectory array vector matrix size sizes dimension dimensions format example examples estimate estimates prediction predictions numbers point points range ranges scale count counts sum mean average median difference differences angle angles direction velocity speed area areas volume time times year years index indices ids note equation figure fig section eq ref refs citation axis axes coordinates coordinate position positions location center centre centroid origin moves moved walk walks shape ratio solution width height length depth bounds bbox vertices segment line"
);
var NO_NAME = /* @__PURE__ */ words(
  "i we you they he she it this that these those which what who none nothing something get gets got have has had is are was were be compute computed calculate obtain arrive need needs using use looking measured shown given let if when respectively following final not no the a an start starts begin begins end ends stop stops go goes turn turns travel travels return returns reach reaches face faces facing heading arrives move moving put place places"
);
var FIRST_ONLY = /* @__PURE__ */ words(
  "frame image view camera page line row item no number list map maps rank choice set"
);
function words(list) {
  return new Set(list.split(" "));
}
var isFiller = (word) => FILLERS.has(word);
var isPlaceVerb = (word) => PLACES.has(word);
var isSpanVerb = (word) => SPANS.has(word);
var isBe = (word) => BE.has(word);
var isNoun = (word) => NOUNS.has(word);
var isWideNoun = (word) => WIDE_NOUNS.has(word);
var endsClause = (word) => CLAUSE.has(word);
var showsThing = (word) => SHOWS.has(word);
var leadsName = (word) => LEADING.has(word);
var MOST_WORDS2 = 6;
var SYMBOL = /^[a-z]\d*$/;
function areName(tokens) {
  const names = tokens.filter(({ word }) => /[\p{L}\p{N}]/u.test(word));
  if (names.length === 0 || names.length > MOST_WORDS2 || !names.some(({ word }) => /\p{L}/u.test(word))) return false;
  if (names.some(({ word }) => NUMBERS.has(word) || NO_NAME.has(word))) return false;
  if (FIRST_ONLY.has(names[0].word) && (names.length === 1 || /^\d+$/.test(names[1].word))) return false;
  return !(names.length === 1 && SYMBOL.test(names[0].word));
}
var WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_#&+/.'’-]*|->|[^\s*`"“”_~]/gu;
var TRAILING = /[.'’/+&-]+$/;
function tokensOf(text, start, end) {
  const tokens = [];
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const spelled = match[0].length > 1 && match[0] !== "->" ? match[0].replace(TRAILING, "") : match[0];
    const at = start + match.index;
    if (spelled === "'" || spelled === "\u2018" || spelled === "\u2019") continue;
    tokens.push({ text: spelled, word: spelled.toLowerCase(), start: at, end: at + spelled.length });
  }
  return tokens;
}

// src/parse/prose/head.ts
var MOST_CHARACTERS3 = 400;
function proseHead(text, from, at) {
  const start = sentenceStart(text, Math.max(from, at - MOST_CHARACTERS3), at);
  const tokens = tokensOf(text, start, at);
  const afterBox = start === from && from > 0;
  if (afterBox) while (tokens.length > 0 && isLink(tokens[0])) tokens.shift();
  if (tokens.length === 0) return afterBox && text.slice(from, at).length < 40 ? { sign: "again" } : void 0;
  const tail = cutTail(tokens);
  const rest = afterNoun(tokens) ?? (tail.noun ? possessor(tokens) : void 0);
  if (tail.noun || rest) {
    const name2 = nameFrom(text, rest ?? tokens);
    if (name2) return { name: name2, sign: "box" };
    const above = tokens.length === 0 ? nameAbove(text, from, start) : void 0;
    return above ? { name: above, sign: "box" } : tokens.length === 0 ? { sign: "box" } : void 0;
  }
  const subject = withoutAside(tokens, tail.comma);
  const clause = clauseOf(subject);
  const name = nameFrom(text, clause);
  if (name === void 0) return void 0;
  const cutAt = subject[subject.length - clause.length - 1]?.word;
  const alone = cutAt === void 0 || cutAt === ",";
  if (tail.colon) return { name, sign: "name" };
  if (tail.span || tail.place && (tail.be || alone || showsThing(cutAt))) return { name, sign: "place" };
  return alone || tail.be ? { name, sign: "weak" } : void 0;
}
var LINKS = [",", ";", ".", "\uFF0C", "\u3001", "\uFF1B", ")", "]", "and", "m", "&"];
var isLink = ({ word }) => LINKS.includes(word);
var COLONS = [":", "\uFF1A", "=", "\u2248", "|", "->", "\u2192", "\u2013", "\u2014", "-", "\u4E3A"];
function cutTail(tokens) {
  const tail = { colon: false, noun: false, place: false, span: false, be: false, comma: false };
  for (; ; ) {
    const token = tokens[tokens.length - 1];
    if (token === void 0) return tail;
    const { word } = token;
    const before = tokens[tokens.length - 2]?.word ?? "";
    if (COLONS.includes(word)) tail.colon = true;
    else if (isNoun(word)) tail.noun = true;
    else if (isWideNoun(word) && (before === "bounding" || before === "its" || isPossessive(before))) {
      tail.noun = true;
      if (before === "bounding") tokens.pop();
    } else if (isPlaceVerb(word)) tail.place = true;
    else if (isSpanVerb(word)) tail.span = true;
    else if (isBe(word)) tail.be = true;
    else if (word === ")" || word === "]") {
      if (!cutRemark(tokens)) return tail;
      continue;
    } else if (word === "," && (tail.noun || tail.place)) {
      tokens.pop();
      tail.comma = true;
      return tail;
    } else if (cutChinese(tokens, tail)) {
      continue;
    } else if (!isFiller(word)) return tail;
    tokens.pop();
  }
}
var isPossessive = (word) => word.endsWith("'s") || word.endsWith("\u2019s");
function cutRemark(tokens) {
  let open = tokens.length - 2;
  while (open >= 0 && tokens[open].word !== "(" && tokens[open].word !== "[") open--;
  const inside = open < 0 ? [] : tokens.slice(open + 1, -1);
  if (!inside.every(({ word }) => word === "," || isFiller(word) || isNoun(word) || CORNER.test(word))) return false;
  if (inside.length === 0) return false;
  tokens.length = open;
  return true;
}
var CORNER = /^(?:[xy][12]|[xy]_?(?:min|max)|(?:min|max)_?[xy])$/;
var CHINESE = [
  ["\u8FB9\u754C\u6846", "noun"],
  ["\u5305\u56F4\u6846", "noun"],
  ["\u5750\u6807", "noun"],
  ["\u4F4D\u7F6E", "noun"],
  ["\u4F4D\u4E8E", "place"],
  ["\u662F", "be"],
  ["\u4E3A", "be"],
  ["\u5728", "place"],
  ["\u7684", "be"]
];
function cutChinese(tokens, tail) {
  const last = tokens[tokens.length - 1];
  const found = CHINESE.find(([ending2]) => last.text.endsWith(ending2));
  if (found === void 0) return false;
  const [ending, sign] = found;
  if (ending === "\u7684" && !tail.noun) return false;
  tail[sign] = true;
  const end = last.end - ending.length;
  const text = last.text.slice(0, -ending.length);
  tokens.pop();
  if (text !== "") tokens.push({ text, word: text.toLowerCase(), start: last.start, end });
  return true;
}
function afterNoun(tokens) {
  for (let i = tokens.length - 2; i > 0; i--) {
    const { word } = tokens[i];
    const noun = tokens[i - 1].word;
    if ((word === "of" || word === "for") && (isNoun(noun) || isWideNoun(noun) || noun === "that"))
      return tokens.slice(i + 1);
  }
  return void 0;
}
function possessor(tokens) {
  const last = tokens[tokens.length - 1];
  const clause = clauseOf(tokens);
  if (last === void 0 || !isPossessive(last.word)) return clause;
  const cut = { ...last, text: last.text.slice(0, -2), word: last.word.slice(0, -2), end: last.end - 2 };
  return [...clause.slice(0, -1), cut];
}
function withoutAside(tokens, comma) {
  const aside = tokens.findIndex(({ word }, i) => word === "," && RELATIVE.includes(tokens[i + 1]?.word ?? ""));
  return comma && aside >= 0 ? tokens.slice(0, aside) : tokens;
}
var RELATIVE = ["which", "who", "that"];
function clauseOf(tokens) {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { word } = tokens[i];
    if (word === ")") depth++;
    else if (word === "(") depth--;
    else if (depth === 0 && (SEPARATORS.includes(word) || endsClause(word))) return tokens.slice(i + 1);
  }
  return tokens;
}
var SEPARATORS = [",", ";", ":", "|", "\uFF0C", "\uFF1A", "\u3001", ">", "=", "!", "?"];
function nameFrom(text, words2) {
  let from = 0;
  const numbered = /^\d+$/.test(words2[0]?.word ?? "") && [")", "."].includes(words2[1]?.word ?? "");
  if (numbered) from = 2;
  for (; from < words2.length; from++) {
    const { word } = words2[from];
    if (!leadsName(word) && (word === "(" || /^[\p{L}\p{N}]/u.test(word))) break;
  }
  const names = words2.slice(from);
  const first = names[0];
  const last = names[names.length - 1];
  if (first === void 0 || last === void 0 || !areName(names) || !areBalanced(names)) return void 0;
  const spelled = text.slice(first.start, last.end);
  if (/[^\s*`"“”][*`"“”]+[^\s*`"“”]/.test(spelled)) return void 0;
  const name = spelled.replace(/[*`"“”]+/g, "");
  if (roleOf(name) !== "other" || !canName(name)) return void 0;
  return { text: name, span: [first.start, last.end] };
}
function areBalanced(tokens) {
  let depth = 0;
  for (const { word } of tokens) {
    if (word === "(") depth++;
    else if (word === ")") depth--;
    else if (!/^[\p{L}\p{N}]/u.test(word) && word !== "#" && word !== "-") return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}
function nameAbove(text, from, start) {
  let end = start;
  while (end > from && isProseSpace(text.charCodeAt(end - 1))) end--;
  if (!text.slice(end, start).includes("\n")) return void 0;
  const floor = Math.max(from, end - MOST_CHARACTERS3);
  let line = end;
  while (line > floor && text[line - 1] !== "\n") line--;
  const tokens = tokensOf(text, line, end);
  if (tokens.length > 0 && COLONS.includes(tokens[tokens.length - 1].word)) tokens.pop();
  const key = tokens.findIndex(({ word }) => word === ":" || word === "=");
  if (key > 0 && roleOf(tokens[key - 1].word) !== "name") return void 0;
  if (text[end - 1] === ".") return void 0;
  return nameFrom(text, tokens.slice(key + 1));
}
function sentenceStart(text, from, at) {
  for (let i = at - 1; i >= from; i--) {
    const letter = text[i];
    if (letter === "\n" || letter === "\r" || letter === "\u3002" || letter === "\uFF1B") return i + 1;
    if (".!?;".includes(letter) && isProseSpace(text.charCodeAt(i + 1)) && i + 2 < at) return i + 1;
    if (letter === ">" && text[i - 1] !== "-" && text[i - 1] !== "=") return i + 1;
  }
  return from;
}

// src/parse/json/strings.ts
var PLAIN = 1;
var SINGLE = 2;
var TYPOGRAPHIC = 3;
var TYPOGRAPHIC_SINGLE = 4;
var BACKTICKS = 5;
var ESCAPED = 6;
var ENTITY = 7;
function quoteKindAt(c, at) {
  const code = codeAt(c, at);
  if (code === DOUBLE_QUOTE) return PLAIN;
  if (code === APOSTROPHE) return SINGLE;
  if (code === BACKSLASH) return codeAt(c, at + 1) === DOUBLE_QUOTE ? ESCAPED : 0;
  if (code === AMPERSAND) return entityAt(c, at) ? ENTITY : 0;
  if (code === BACKTICK) return BACKTICKS;
  if (code < LEFT_SINGLE_QUOTE) return 0;
  if (isTypographicQuote(code)) return TYPOGRAPHIC;
  if (isTypographicSingleQuote(code)) return TYPOGRAPHIC_SINGLE;
  return 0;
}
var ENTITY_TEXT = "&quot;";
function entityAt(c, at) {
  for (let k = 0; k < ENTITY_TEXT.length; k++) if (codeAt(c, at + k) !== ENTITY_TEXT.charCodeAt(k)) return false;
  return true;
}
var widthOfQuote = (kind) => kind === ENTITY ? ENTITY_TEXT.length : kind === ESCAPED ? 2 : 1;
function readQuoted(c, kind) {
  const start = c.at;
  const first = start + widthOfQuote(kind);
  let text = "";
  let from = first;
  let at = first;
  let raw = -1;
  for (; ; ) {
    const code = codeAt(c, at);
    if (code === END) {
      c.openQuote = true;
      return void 0;
    }
    if (code === DOUBLE_QUOTE ? kind === PLAIN : closes(c, kind, code, at)) break;
    if (code === BACKSLASH) {
      text += c.text.slice(from, at);
      const escaped = readEscape(c, at);
      if (escaped === void 0) {
        c.openQuote = true;
        return void 0;
      }
      text += escaped.text;
      at = from = escaped.end;
      continue;
    }
    if (code < SPACE && raw < 0) raw = at;
    at++;
  }
  const end = at + widthOfQuote(kind);
  const next = codeAt(c, end);
  if (isNameLetter(next) && next !== DOLLAR || isDigit(next)) return void 0;
  if (kind !== PLAIN) mark(c, "other-quotes", start, end);
  if (raw >= 0) mark(c, "raw-control", raw, raw + 1);
  c.at = end;
  return { text: from === first ? c.text.slice(first, at) : text + c.text.slice(from, at), start, end };
}
function closes(c, kind, code, at) {
  switch (kind) {
    case SINGLE:
      return code === APOSTROPHE && !isApostrophe(c, at);
    case TYPOGRAPHIC:
      return isTypographicQuote(code);
    case TYPOGRAPHIC_SINGLE:
      return isTypographicSingleQuote(code) && !isApostrophe(c, at);
    case BACKTICKS:
      return code === BACKTICK;
    case ESCAPED:
      return code === BACKSLASH && codeAt(c, at + 1) === DOUBLE_QUOTE;
    case ENTITY:
      return code === AMPERSAND && entityAt(c, at);
    default:
      return false;
  }
}
function isApostrophe(c, at) {
  return isNameLetter(codeAt(c, at - 1)) && isNameLetter(codeAt(c, at + 1));
}
var ESCAPES = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	"
};
function readEscape(c, at) {
  const code = codeAt(c, at + 1);
  if (code === END) return void 0;
  if (code === LOWER_U) {
    let value = 0;
    let digits = 0;
    for (; digits < 4; digits++) {
      const digit = hexDigit(codeAt(c, at + 2 + digits));
      if (digit < 0) break;
      value = value * 16 + digit;
    }
    if (c.starved) return void 0;
    if (digits === 4) return { text: String.fromCharCode(value), end: at + 6 };
  }
  const letter = c.text[at + 1];
  const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : void 0;
  if (meant === void 0) mark(c, "odd-escape", at, at + 2);
  return { text: meant ?? letter, end: at + 2 };
}
function hexDigit(code) {
  if (isDigit(code)) return code - DIGIT_0;
  const lower = asciiLower(code);
  return lower >= LOWER_A && lower <= LOWER_F ? lower - LOWER_A + 10 : -1;
}
function bareEnd(c, at) {
  let i = at;
  let last = at;
  for (; ; ) {
    const code = codeAt(c, i);
    if (code === END || code === COMMA || code === COLON || code === EQUALS || code === LINE_FEED || code === CARRIAGE_RETURN)
      break;
    if (isBracket(code) || code === DOUBLE_QUOTE || code === LESS_THAN || code === SEMICOLON || code === BACKTICK) break;
    if (code === BACKSLASH || code === AMPERSAND || isCurlyQuote(code)) break;
    if ((code === SLASH || code === HASH) && i > at && isJsonSpace(codeAt(c, i - 1))) break;
    if (code === APOSTROPHE && !isApostrophe(c, i)) break;
    i++;
    if (!isJsonSpace(code) && !isOddSpace(code)) last = i;
  }
  return last;
}

// src/parse/json/values.ts
function readValue(c, depth) {
  skipSpace(c);
  const start = c.at;
  const code = codeAt(c, start);
  const quote = quoteKindAt(c, start);
  if (quote > 0) {
    const quoted = readQuoted(c, quote);
    return quoted && { kind: "text", ...quoted };
  }
  if (code === OPEN_BRACKET || code === OPEN_PAREN) return readList(c, depth);
  if (code === OPEN_BRACE) return readDict(c, depth);
  if (code === END || isBracket(code) || code === COMMA || code === COLON || code === LESS_THAN) return void 0;
  return readToken(c);
}
function readToken(c) {
  const start = c.at;
  if (isNameLetter(codeAt(c, start))) {
    let at2 = start + 1;
    for (let code = codeAt(c, at2); isNameLetter(code) || isDigit(code) || code === DOT; code = codeAt(c, at2)) at2++;
    if (codeAt(c, at2) === OPEN_PAREN && (codeAt(c, at2 + 1) === OPEN_BRACKET || codeAt(c, at2 + 1) === OPEN_PAREN))
      return readCall(c, at2);
    c.at = bareEnd(c, start);
    return c.starved ? void 0 : { kind: "word", start, end: c.at };
  }
  let at = start;
  for (let code = codeAt(c, at); !endsToken(code) && !isWrittenSpace(c, at); code = codeAt(c, at)) at++;
  if (c.starved || at === start) return void 0;
  c.at = at;
  const spelled = codeAt(c, at) === END ? void 0 : spelledNumber(c.text, start, at);
  if (spelled === void 0) return { kind: "word", start, end: at };
  if (!spelled.json) mark(c, "respelled-number", start, at, String(spelled.value));
  return { kind: "number", value: spelled.value, start, end: at };
}
function endsToken(code) {
  return code <= SPACE ? code === END || code >= 0 : code === COMMA || code === SEMICOLON || code === LESS_THAN || code === DOUBLE_QUOTE || code === APOSTROPHE || isBracket(code);
}
function readCall(c, open) {
  const start = c.at;
  c.at = open + 1;
  const value = readList(c, 0);
  if (value === void 0) return void 0;
  let at = c.at;
  let quote = 0;
  for (let code = codeAt(c, at); code !== CLOSE_PAREN || quote !== 0; code = codeAt(c, ++at)) {
    if (code === END || isBracket(code)) return void 0;
    if (code === quote) quote = 0;
    else if (quote === 0 && (code === DOUBLE_QUOTE || code === APOSTROPHE)) quote = code;
  }
  c.at = at + 1;
  mark(c, "wrapper", start, c.at);
  return value;
}
function readList(c, depth) {
  const start = c.at;
  if (tooDeep(c, depth)) return void 0;
  const round = codeAt(c, start) === OPEN_PAREN;
  const close = round ? CLOSE_PAREN : CLOSE_BRACKET;
  c.at++;
  const items = [];
  let commas = 0;
  let gaps = 0;
  let semicolons = 0;
  let comma = start;
  for (; ; ) {
    skipSpace(c);
    const at = c.at;
    const code = codeAt(c, at);
    if (code === close) {
      c.at++;
      break;
    }
    if (code === COMMA) {
      if (comma >= 0) mark(c, "extra-comma", at, at + 1);
      else commas++;
      comma = at;
      c.at++;
      continue;
    }
    if (code === SEMICOLON) {
      semicolons++;
      comma = at;
      c.at++;
      continue;
    }
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      mark(c, "missing-bracket", at, at);
      if (round && code === CLOSE_BRACKET) c.at++;
      break;
    }
    if (comma < 0) gaps++;
    const item = readValue(c, depth + 1);
    if (item === void 0) return void 0;
    items.push(item);
    comma = -1;
  }
  if (comma > start) mark(c, "extra-comma", comma, comma + 1);
  if (round) mark(c, "other-brackets", start, c.at);
  if ((gaps > 0 ? 1 : 0) + (commas > 0 ? 1 : 0) + (semicolons > 0 ? 1 : 0) > 1)
    return { kind: "word", start, end: c.at };
  if (semicolons > 0) mark(c, "other-comma", start, c.at);
  if (gaps > 0) mark(c, "missing-comma", items[1].start, items[1].start);
  return { kind: "list", items, start, end: c.at };
}
function readDict(c, depth) {
  const start = c.at;
  if (tooDeep(c, depth)) return void 0;
  c.at++;
  const entries = [];
  for (; ; ) {
    skipSpace(c);
    const at = c.at;
    const code = codeAt(c, at);
    if (code === CLOSE_BRACE) {
      c.at++;
      return { kind: "dict", entries, start, end: c.at };
    }
    if (code === COMMA) {
      c.at++;
      continue;
    }
    const key = readKey(c);
    if (key === void 0) return void 0;
    const value = readValue(c, depth + 1);
    if (value === void 0) return void 0;
    entries.push({ key: key.text, role: roleOf(key.text), keyStart: key.start, keyEnd: key.end, value });
  }
}
function tooDeep(c, depth) {
  if (depth < c.limits.depth) return false;
  mark(c, "too-deep", c.at, c.at + 1, String(c.limits.depth));
  return true;
}
function readKey(c) {
  const start = c.at;
  const quote = quoteKindAt(c, start);
  let key;
  if (quote > 0) key = readQuoted(c, quote);
  else if (isNameLetter(codeAt(c, start)) || isDigit(codeAt(c, start))) {
    const end = bareEnd(c, start);
    const after = endOfSpace(c, end);
    const next = codeAt(c, after);
    if (next !== COLON && next !== EQUALS) return void 0;
    if (c.starved) return void 0;
    mark(c, "missing-quotes", start, end);
    c.at = end;
    key = { text: c.text.slice(start, end), start, end };
  }
  if (key === void 0 || c.starved) return void 0;
  skipSpace(c);
  const code = codeAt(c, c.at);
  if (code === COLON) c.at++;
  else if (code === EQUALS) {
    const at = c.at++;
    if (codeAt(c, c.at) === GREATER_THAN) c.at++;
    mark(c, "other-colon", at, c.at);
  } else if (startsValue(c, code)) mark(c, "missing-colon", key.end, key.end);
  else return void 0;
  return key;
}
function startsValue(c, code) {
  return code === OPEN_BRACKET || code === OPEN_BRACE || code === OPEN_PAREN || code === MINUS || isDigit(code) || quoteKindAt(c, c.at) > 0;
}
function endOfSpace(c, at) {
  let i = at;
  for (let code = codeAt(c, i); isAsciiSpace(code); code = codeAt(c, i)) i++;
  return i;
}

// src/parse/prose/numbers.ts
var MOST_CHARACTERS4 = 600;
var CUT2 = -1;
function proseNumbersAt(c, at, end) {
  const close = closeOf(c.text, at, end);
  if (close === void 0) return void 0;
  if (close === CUT2) return { start: at, end, kind: "cut", items: [] };
  const value = listAt(c, at, close);
  if (value === void 0) return void 0;
  if (value.kind !== "list") {
    const whole = { start: at, end: close, kind: "box", items: [], whole: value };
    return isFour(c, value) ? withUnit(c.text, end, whole) : void 0;
  }
  const { items } = value;
  if (isPair(value)) return cornersFrom2(c, value, end);
  if (items.length === 2 && items.every(isPair))
    return withUnit(c.text, end, { start: at, end: close, kind: "box", items: items.flatMap(partsOf2) });
  if (items.length < 2 || items.some((item) => item.kind === "list" || item.kind === "dict")) return void 0;
  const numbers = items.filter((item) => item.kind === "number").length;
  const like = items.filter((item) => beginsNumber(c.text.charCodeAt(item.start))).length;
  if (items.length === 4 && like >= 2) return withUnit(c.text, end, { start: at, end: close, kind: "box", items });
  return numbers === items.length ? { start: at, end: close, kind: "count", items } : void 0;
}
function isFour({ text, lenient }, { start, end }) {
  if (lenient && convertedFour(text, start + 1, end - 1)) return true;
  const inside = text.slice(start + 1, end - 1);
  return inside.split(",").length === 4 || inside.split(";").length === 4;
}
var partsOf2 = (value) => value.kind === "list" ? value.items : [];
function isPair(value) {
  const parts = partsOf2(value);
  return parts.length === 2 && parts.every(({ kind }) => kind === "number" || kind === "text" || kind === "word");
}
function closeOf(text, at, end) {
  const open = [];
  const limit = Math.min(end, at + MOST_CHARACTERS4);
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN_BRACKET || code === OPEN_PAREN) {
      const next = skipBlanks2(text, i + 1, end);
      const inner = text.charCodeAt(next);
      const nested = open.length === 0 && (inner === OPEN_BRACKET || inner === OPEN_PAREN);
      if (open.length === 2 || next < end && !nested && !beginsNumber(inner)) return void 0;
      open.push(code === OPEN_BRACKET ? CLOSE_BRACKET : CLOSE_PAREN);
    } else if (code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      if (open.pop() !== code) return void 0;
      if (open.length === 0) return i + 1;
    } else if (code === OPEN_BRACE || code === CLOSE_BRACE || code === LESS_THAN) return void 0;
  }
  return limit === end ? CUT2 : void 0;
}
function beginsNumber(code) {
  if (isDigit(code) || code === MINUS || code === PLUS || code === DOT || code === DOUBLE_QUOTE || code === APOSTROPHE)
    return true;
  return isForeignNumberStart(code);
}
function listAt(c, at, close) {
  const found = c.found.length;
  const { end } = c;
  c.at = at;
  c.end = close;
  const value = readValue(c, 1);
  const whole = c.at === close;
  c.end = end;
  c.openQuote = false;
  const remarks = c.found.splice(found);
  if (whole && value) c.found.push(...remarks.filter(({ code }) => code !== "other-brackets"));
  return whole ? value : void 0;
}
var JOINERS = [",", ";", "to", "and", "->", "\u2192", "-", "\u2013", "\u2014", "x", "\xD7", "through"];
function cornersFrom2(c, first, end) {
  const corners = [first];
  const { text } = c;
  let joiner;
  let joinerStart = 0;
  let extremes = false;
  let last = first.end;
  for (; ; ) {
    let at = skipBlanks2(text, last, end);
    const start = at;
    const between = JOINERS.find((word) => text.startsWith(word, at));
    if (between) at = skipBlanks2(text, at + between.length, end);
    let max = false;
    for (const word of ["and", "max"])
      if (between === "," && text.startsWith(word, at)) {
        at = skipBlanks2(text, at + word.length, end);
        max = word === "max";
      }
    const code = codeAt(c, at);
    if (at >= end || code !== OPEN_BRACKET && code !== OPEN_PAREN) break;
    const close = closeOf(text, at, end);
    if (close === CUT2 && between) return { start: first.start, end, kind: "cut", items: [] };
    const found = c.found.length;
    const next = close === void 0 || close === CUT2 ? void 0 : listAt(c, at, close);
    if (next === void 0 || !isPair(next)) {
      c.found.length = found;
      break;
    }
    corners.push(next);
    joiner = between ?? "";
    joinerStart = start;
    extremes = max;
    last = close;
  }
  const kind = corners.length === 2 ? "box" : "count";
  const items = corners.length > 2 ? corners : corners.flatMap(partsOf2);
  const numbers = { start: first.start, end: last, kind, items };
  return kind === "box" ? withUnit(text, end, { ...numbers, joiner, joinerStart, extremes }) : numbers;
}
function withUnit(text, end, numbers) {
  const start = skipBlanks2(text, numbers.end, Math.min(end, numbers.end + 3));
  let at = start;
  while (at < end && at - start < 14 && isAsciiLetter(text.charCodeAt(at))) at++;
  const word = text.slice(start, at).toLowerCase();
  const length3 = word === "in" ? void 0 : lengthSpelled(word);
  const unit = /^(?:px|pixels?)$/.test(word) || length3 !== void 0 && length3.name !== "m";
  return unit ? { ...numbers, unit: { word, end: at } } : numbers;
}
function skipBlanks2(text, at, end) {
  let i = at;
  while (i < end && isProseSpace(text.charCodeAt(i))) i++;
  return i;
}

// src/parse/restated/match.ts
var ROUNDING = 0.05 + 1e-9;
var MOST_NEAR = 8;
function indexOf(objects, start, end) {
  const index = /* @__PURE__ */ new Map();
  for (let i = start; i < end; i++) {
    const key = keysOf(objects[i])[0];
    const known = index.get(key);
    if (known) known.push(i);
    else index.set(key, [i]);
  }
  return index;
}
function createMatcher(objects, index, start, taken) {
  const used = /* @__PURE__ */ new Set();
  for (let i = start; i < start + taken; i++) used.add(i);
  const passed = /* @__PURE__ */ new Map();
  return {
    take(object) {
      for (const key of keysOf(object)) {
        const near2 = index.get(key);
        if (near2 === void 0) continue;
        let from = passed.get(key) ?? 0;
        while (from < near2.length && used.has(near2[from])) from++;
        passed.set(key, from);
        for (const i of near2.slice(from, from + MOST_NEAR)) {
          if (used.has(i) || !isAlike(objects[i], object)) continue;
          used.add(i);
          return true;
        }
      }
      return false;
    }
  };
}
function keysOf({ label, box }) {
  const numbers = [box.minX, box.minY, box.maxX, box.maxY].map((n) => n / (2 * ROUNDING));
  const own = numbers.map(Math.floor);
  const other = numbers.map((n, i) => n - own[i] < 0.5 ? own[i] - 1 : own[i] + 1);
  const keys = [];
  for (let mask = 0; mask < 16; mask++)
    keys.push(`${own.map((cell, i) => mask >> i & 1 ? other[i] : cell).join(" ")} ${label}`);
  return keys;
}
function isAlike(a, b) {
  const [aLow = 0, aHigh = 0] = a.zRange ?? b.zRange ?? [];
  const [bLow = 0, bHigh = 0] = b.zRange ?? a.zRange ?? [];
  return near(a.box.minX, b.box.minX) && near(a.box.minY, b.box.minY) && near(a.box.maxX, b.box.maxX) && near(a.box.maxY, b.box.maxY) && near(aLow, bLow) && near(aHigh, bHigh);
}
var near = (a, b) => Math.abs(a - b) <= ROUNDING;

// src/parse/views/keys.ts
var ELEVATIONS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  ...["front", "side", "frontview", "sideview", "leftview", "rightview", "backview", "rearview", "bottomview"],
  ...["leftsideview", "rightsideview", "elevation", "elevations", "frontelevation", "sideelevation", "section"],
  ...["leftelevation", "rightelevation", "backelevation", "rearelevation", "xz", "yz", "xzview", "yzview"],
  ...["frontprojection", "sideprojection", "leftprojection", "rightprojection", "backprojection"],
  ...["xzplane", "yzplane", "xzprojection", "yzprojection"]
]))();
function isElevation(key) {
  return ELEVATIONS.has(foldKey(key));
}
var PLANS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  ...["top", "topview", "topdown", "topdownview", "plan", "planview", "floorplan", "floorplanview", "groundplan"],
  ...["bev", "bevview", "birdseye", "birdseyeview", "birdeye", "birdeyeview", "overhead", "overheadview", "above"],
  ...["fromabove", "viewfromabove", "xy", "xyview", "xyplane", "topprojection", "topdownprojection", "xyprojection"]
]))();
function isPlan(key) {
  return PLANS.has(foldKey(key).replace(/['’]/g, ""));
}
var SIDES = ["left", "right", "back", "rear", "bottom", "below", "behind"];
var isSide = (key) => SIDES.includes(foldKey(key));
var VIEW_KEYS = ["view", "viewname", "viewtype", "projection"];
var saysElevation = (key, text) => VIEW_KEYS.includes(foldKey(key)) ? isElevation(text) || isSide(text) : foldKey(key) === "name" && isElevationName(text);
var isElevationName = (text) => /view|elevation|projection|section/i.test(text) && isElevation(text);
var HINT = /view|elevation|projection|section|plan|top|bev|bird|overhead|above|x[yz]|yz|draft|initial|prelim|rough|first|original|un(?:corr|ref)|coarse|v[12]|final|correct|revis|refin/i;
var LONGEST_HEADING = 80;
function headingOf2(line) {
  if (line.length > LONGEST_HEADING || !HINT.test(line)) return void 0;
  const name = line.replace(/\([^()]*\)/g, " ").replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "").replace(/^(?:(?:so|now|and|then|here|below|this|is|was|the|my|a|finally|next)[\s,]+){1,5}(?=\S)/i, "");
  if (isElevationName(name) || /^view from (?:the )?(?:front|side|left|right|back|rear)$/i.test(name))
    return "elevation";
  if (isPlan(name)) return "plan";
  if (isDraft(name)) return "draft";
  return isFinal(name) ? "final" : void 0;
}
var DRAFTS = [
  ...["draft", "initial", "preliminary", "rough", "first", "original", "uncorrected", "unrefined", "coarse", "v1"],
  ...["firstdraft", "initialdraft", "roughdraft", "firstattempt", "firstpass", "firstguess", "initialguess"]
];
var FINALS = ["final", "corrected", "revised", "refined", "v2"];
var NOUNS2 = /(?:cognitivemap|metricmap|map|layout|objects|list|bev|boundingboxes|bboxes|boxes|coordinates|positions|estimates?|version|answer|result|output)$/;
var withoutNoun = (key) => foldKey(key).replace(NOUNS2, "");
var isDraft = (key) => DRAFTS.includes(withoutNoun(key));
var isFinal = (key) => FINALS.includes(withoutNoun(key));

// src/parse/prose/sections.ts
function headingBetween(text, from, to) {
  const words2 = text.slice(from, to);
  const first = from === 0 ? -1 : words2.indexOf("\n");
  if (from > 0 && first < 0) return void 0;
  const last = words2.lastIndexOf("\n");
  const colon = words2.indexOf(":", last + 1);
  const own = colon >= 0 ? headingOf2(words2.slice(last + 1, colon)) : void 0;
  if (own || last <= first) return own;
  for (const line of words2.slice(first + 1, last).split("\n").reverse()) {
    if (line.length > LONGEST_HEADING) continue;
    const heading = headingOf2(line.trim());
    if (heading) return heading;
    if (/^\s*#|:[\s*_]*$|^\s*\*\*[^*]*\*\*\s*$/.test(line)) return "other";
  }
  return void 0;
}
var COMPARED = 7;
function superfluousSections(objects, sections) {
  const superfluous = [];
  const kept = [];
  for (const section of sections) {
    const before = kept[kept.length - 1];
    if (section.heading === "final" && before?.heading === "draft") {
      kept.pop();
      superfluous.push({ code: "superseded-map", section: before });
    }
    const earlier = kept.length > COMPARED ? [kept[0], ...kept.slice(-COMPARED)] : kept;
    if (earlier.some((one) => states(objects, one, section))) superfluous.push({ code: "repeated-map", section });
    else kept.push(section);
  }
  return superfluous;
}
function states(objects, one, other) {
  if (one.end - one.start !== other.end - other.start) return false;
  const matcher = createMatcher(objects, indexOf(objects, one.start, one.end), one.start, 0);
  return objects.slice(other.start, other.end).every((object) => matcher.take(object));
}
var spanOfSection = ({ start, end }, spans) => [
  spans[start][0],
  spans[end - 1][1]
];

// src/parse/dialects/prose.ts
var prose = {
  name: "prose",
  origin: "observer",
  assumptions: [
    "four numbers after a name are its box [x_min, y_min, x_max, y_max] in meters, seen from above",
    "the observer is at (0, 0) and looks along +y, as in the paper\u2019s maps"
  ],
  recognise(text, start, end, lenient = false) {
    return read2({ text, start, end, limits: DEFAULT_LIMITS, lenient }, true).spans[0]?.[0] ?? -1;
  },
  read(passage) {
    const reading = read2(passage, false);
    const superfluous = superfluousSections(reading.objects, reading.sections);
    if (superfluous.length === 0) return reading;
    const passed = /* @__PURE__ */ new Set();
    for (const { section } of superfluous)
      for (const [start] of reading.spans.slice(section.start, section.end)) passed.add(start);
    const { objects, spans, diagnostics } = read2(passage, false, passed);
    const reports = superfluous.map(
      ({ code, section }) => diagnose(code, passage.text, spanOfSection(section, reading.spans))
    );
    return { objects, spans, diagnostics: [...diagnostics, ...reports] };
  }
};
function read2(passage, onlyFirst, passed) {
  const { text, start, end, limits, lenient = false, asked = false } = passage;
  const collector = createCollector();
  const spans = [];
  const c = createCursor({ text, at: start, end, limits, lenient });
  const { found } = c;
  const sections = [];
  let heading;
  let elevation = "none";
  let before = start;
  let name;
  let saidBox = false;
  let braces = 0;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE) braces++;
    else if (code === CLOSE_BRACE && braces > 0) braces--;
    if (braces > 0 || code !== OPEN_BRACKET && code !== OPEN_PAREN) {
      at++;
      continue;
    }
    const said = found.length;
    const numbers = proseNumbersAt(c, at, end);
    if (numbers === void 0) {
      found.length = said;
      at++;
      continue;
    }
    const head = proseHead(text, before, at);
    const headed = headingBetween(text, before, at);
    if (headed) {
      heading = headed;
      elevation = headed === "elevation" ? "new" : "none";
    }
    at = before = Math.max(numbers.unit?.end ?? 0, numbers.end);
    if (head?.sign !== "again") {
      name = head?.name;
      saidBox = head?.sign === "box";
    }
    if (head === void 0 || !counts(head, numbers, asked) || passed?.has(numbers.start)) {
      found.length = said;
      continue;
    }
    if (elevation !== "none") {
      found.length = said;
      if (elevation === "new") mark(c, "elevation", numbers.start, numbers.end);
      elevation = "reported";
      continue;
    }
    if (c.objectIndex >= limits.objects) {
      found.length = said;
      mark(c, "too-many-objects", numbers.start, numbers.start + 1, String(limits.objects));
      break;
    }
    if (name === void 0) {
      if (head.sign === "box") markObject(c, "missing-name", numbers.start, numbers.end);
      else {
        found.length = said;
        continue;
      }
    } else {
      const corners = cornersOf2(c, numbers);
      if (corners) stateAssumption(c, numbers, saidBox);
      const count = collector.objects.length;
      if (corners) addChecked(c, collector, { text: name.text, start: name.span[0], end: name.span[1] }, corners);
      if (collector.objects.length > count) {
        const section = sections[sections.length - 1];
        if (section === void 0 || headed !== void 0) sections.push({ heading, start: count, end: count + 1 });
        else section.end = count + 1;
      }
      const refused = collector.stopped || corners === void 0 && numbers.unit !== void 0;
      if (collector.objects.length > count || onlyFirst && refused) spans.push([numbers.start, numbers.end]);
    }
    c.objectIndex++;
    if (collector.stopped || onlyFirst && spans.length > 0) break;
  }
  return { objects: collector.objects, spans, diagnostics: found, sections };
}
function counts({ sign }, { joiner }, asked) {
  if (sign === "weak") return asked;
  if (sign === "place") return joiner !== "," && joiner !== "and" && joiner !== ";" && joiner !== "";
  return sign === "box" || joiner !== "and";
}
var AMBIGUOUS_JOINERS = ["-", "\u2013", "\u2014", "x", "\xD7", "->", "\u2192"];
function stateAssumption(c, { joiner, joinerStart, extremes }, saidBox) {
  if (joiner === void 0 || joinerStart === void 0 || extremes) return;
  if (saidBox && !AMBIGUOUS_JOINERS.includes(joiner)) return;
  markObject(c, "assumed-corners", joinerStart, joinerStart + joiner.length, joiner || "nothing");
}
function cornersOf2(c, { kind, items, whole, unit, start, end }) {
  if (kind === "cut") markObject(c, "unfinished-object", start, end);
  else if (kind === "count")
    markObject(c, "wrong-count", start, end, items[0]?.kind === "list" ? `${items.length} corners` : `${items.length}`);
  else {
    const numbers = whole ? readCorners(c, whole)?.numbers : readNumbers(c, items);
    if (numbers === void 0) return void 0;
    if (unit === void 0) return { numbers, start, end };
    const length3 = lengthSpelled(unit.word);
    const meters = length3 && c.lenient ? numbers.map((n) => toBase(n, length3)) : [];
    if (meters.length === 4 && meters.every(Number.isFinite)) {
      markObject(c, "converted-number", start, unit.end, `[${meters.join(", ")}]`);
      return { numbers: meters, start, end };
    }
    const detail = `the box is in ${length3?.name ?? "pixels"}, not in meters`;
    markObject(c, "not-metric", start, unit.end, detail);
  }
  return void 0;
}

// src/parse/dialects/upright-box.ts
function outlineOfUprightBox(numbers) {
  const [x, y, z, angle2, sx, sy, sz] = numbers;
  return outlineOfCorners(orientedBoxCorners([x, y, z], [sx, sy, sz], rotationFromEuler(0, 0, angle2)));
}

// src/parse/dialects/scenescript.ts
var sceneScript = {
  name: "scenescript",
  origin: "world",
  assumptions: [
    "boxes are in the frame of the scan: meters, z up, its x and y taken as the map\u2019s x and y",
    "angle_z is in radians, counter-clockwise seen from above; the three scales are full lengths"
  ],
  recognise: (text, start, end) => nextCommand(text, start, end)?.start ?? -1,
  read: read3
};
var COMMANDS = ["make_bbox", "make_wall", "make_door", "make_window"];
var BOX_KEYS = ["position_x", "position_y", "position_z", "angle_z", "scale_x", "scale_y", "scale_z"];
function nextCommand(text, at, end) {
  for (let start = text.indexOf("make_", at); start >= 0 && start < end; start = text.indexOf("make_", start + 5)) {
    const name = COMMANDS.find((command) => text.startsWith(command, start));
    if (name === void 0 || isWordCharacter(text.charCodeAt(start - 1))) continue;
    let comma = start + name.length;
    while (comma < end && comma - start < 20 && text[comma] === " ") comma++;
    if (comma >= end || text[comma] !== ",") continue;
    let lineEnd = comma + 1;
    while (lineEnd < end && text[lineEnd] !== "\n" && text[lineEnd] !== "\r") lineEnd++;
    return { name, start, argsStart: comma + 1, end: lineEnd };
  }
  return void 0;
}
function read3(passage) {
  const { text, start, end } = passage;
  const ledger = openLedger(passage);
  const aside = [];
  let allBins = true;
  let firstBox;
  for (let at = start; ; ) {
    const command = nextCommand(text, at, end);
    if (command === void 0) break;
    at = command.end;
    const span = [command.start, command.end];
    const given = keyedFields(text, command);
    if (command.name === "make_bbox") {
      if (!ledger.begin(span)) break;
      firstBox ??= span;
      if (readBox(given, span, passage, ledger)) allBins &&= isBinned(given, text);
    } else {
      const element = readAside(command.name, given, text);
      if (element) aside.push(element);
      else ledger.report("broken-object", span, `${command.name} needs other fields than these`);
    }
  }
  const reading = ledger.reading();
  if (reading.objects.length > 0 && allBins && firstBox) return ledger.refuse(firstBox, UNDECODED_BINS);
  return { ...reading, aside };
}
var UNDECODED_BINS = "every number is an integer, so these are bins of SceneScript that were not decoded";
function keyedFields(text, command) {
  const given = /* @__PURE__ */ new Map();
  for (const [from, to] of splitFields(text, command.argsStart, command.end, ",")) {
    const sign = text.slice(from, to).indexOf("=");
    if (sign < 0) continue;
    const equals = from + sign;
    const [value] = splitFields(text, equals + 1, to, ",");
    given.set(text.slice(from, equals).trim(), value);
  }
  return given;
}
function isBinned(given, text) {
  return BOX_KEYS.every((key) => isBin(text.slice(...given.get(key))));
}
function readBox(given, span, { text }, ledger) {
  const missing = BOX_KEYS.find((key) => !given.has(key));
  const fields = BOX_KEYS.map((key) => given.get(key) ?? span);
  const touching = BOX_KEYS.filter((_, i) => fields[i][1] === text.length);
  if (span[1] === text.length && (missing !== void 0 || touching.some((key) => key !== "scale_z"))) {
    ledger.about("unfinished-object", span);
    return false;
  }
  if (missing !== void 0) {
    ledger.about("broken-object", span, `make_bbox has no ${missing}`);
    return false;
  }
  const numbers = ledger.numbers(fields);
  if (numbers === void 0) return false;
  const negative = [4, 5, 6].find((i) => numbers[i] < 0);
  if (negative !== void 0) {
    ledger.about("bad-box", fields[negative], `${BOX_KEYS[negative]} ${numbers[negative]}`);
    return false;
  }
  ledger.noteAngle(numbers[3], fields[3]);
  const name = given.get("class");
  if (name === void 0) {
    ledger.about("missing-name", span);
    return true;
  }
  const { box, footprint, zRange } = outlineOfUprightBox(numbers);
  const sure = touching.length === 0;
  if (!sure) ledger.about("cut-number", fields[6], "the height of the box");
  ledger.add(text.slice(...name), { box, ...footprint && { footprint }, ...sure && { zRange } }, span, name);
  return true;
}
function readAside(command, given, text) {
  const number = (key) => {
    const span = given.get(key);
    return span && finiteNumber(text.slice(...span));
  };
  const word = (key) => {
    const span = given.get(key);
    return span ? text.slice(...span) : "";
  };
  const all = (...keys) => keys.map(number);
  if (command === "make_wall") {
    const n2 = all("a_x", "a_y", "a_z", "b_x", "b_y", "b_z", "height");
    if (n2.includes(void 0)) return void 0;
    const [ax, ay, az, bx, by, bz, height2] = n2;
    const low = Math.min(az, bz);
    const name = `wall_${word("id")}`;
    return {
      kind: "wall",
      name,
      from: [ax, ay],
      to: [bx, by],
      zRange: [low, low + height2],
      thickness: number("thickness") ?? 0
    };
  }
  const n = all("position_x", "position_y", "position_z", "width", "height");
  if (n.includes(void 0)) return void 0;
  const [x, y, z, width, height] = n;
  const kind = command === "make_door" ? "door" : "window";
  return {
    kind,
    name: `${kind}_${word("id")}`,
    wall: `wall_${word("wall0_id")}`,
    center: [x, y, z],
    width,
    height
  };
}

// src/parse/dialects/seed.ts
var seed3d = {
  name: "seed-3d",
  origin: "observer",
  assumptions: [
    "boxes are in the camera\u2019s frame: x right, y down, z forward, meters; the camera is the observer",
    "pitch, yaw and roll turn about the camera\u2019s x, y and z axes in this order and are in units of 180 degrees",
    "the format has no names, so every box gets the same label"
  ],
  recognise: (text, start, end) => {
    const at = text.indexOf("<3dbbox>", start);
    return at < end ? at : -1;
  },
  read: read4
};
function read4(passage, { camera = {}, unnamed = "object" }) {
  const { text, start, end } = passage;
  const ledger = openLedger(passage);
  const toMap = cameraToMap(camera, "right-down-forward");
  for (let tag = nextTagged(text, "3dbbox", start, end); tag; tag = nextTagged(text, "3dbbox", tag.end, end)) {
    const span = [tag.start, tag.end];
    if (!ledger.begin(span)) break;
    const fields = splitFields(text, tag.contentStart, tag.contentEnd, " ");
    if (!tag.closed && tag.contentEnd === end) ledger.about("unfinished-object", span);
    else if (!tag.closed) ledger.about("broken-object", span, "its <3dbbox> is not closed");
    else if (fields.length !== CAMERA_BOX_FIELDS)
      ledger.about("bad-box", span, `nine numbers stand in a <3dbbox>, and here ${fields.length}`);
    else {
      const numbers = ledger.numbers(fields);
      if (numbers && ledger.isFirst() && looksLikeImage(numbers.slice(0, 6))) {
        ledger.about("image-boxes", span, IMAGE_DETAIL);
        break;
      }
      const complaint = numbers && complainOfCameraBox(numbers, 180);
      if (complaint) ledger.about("bad-box", span, complaint);
      else if (numbers) ledger.add(unnamed, outlineOfCameraBox(numbers, 180, toMap), span);
    }
  }
  return ledger.reading();
}

// src/parse/dialects/statements.ts
var LONGEST_WORD = 24;
var MOST_BLANKS2 = 4;
function nextStatement(text, at, end) {
  for (let open = text.indexOf("(", at); open >= 0 && open < end; open = text.indexOf("(", open + 1)) {
    const head = headBefore(text, open, at);
    if (head === void 0) continue;
    let close = open + 1;
    while (close < end && !endsArguments(text.charCodeAt(close))) close++;
    const closed = close < end && text[close] === ")";
    return { ...head, argsStart: open + 1, argsEnd: close, closed, next: closed ? close + 1 : close };
  }
  return void 0;
}
var endsArguments = (code) => code === CLOSE_PAREN || code === OPEN_PAREN || code === LINE_FEED || code === CARRIAGE_RETURN || code === BACKSLASH;
function headBefore(text, open, from) {
  const type = wordBefore(text, open, from, isAsciiLetter);
  const equals = skipBlanksBack(text, type.start, from);
  if (type.word === "" || equals <= from || text[equals - 1] !== "=") return void 0;
  const number = wordBefore(text, skipBlanksBack(text, equals - 1, from), from, isDigit);
  if (number.word === "" || number.start <= from || text[number.start - 1] !== "_") return void 0;
  const { word, start } = wordBefore(text, number.start - 1, from, isAsciiLetter);
  const written = /^[nrt]/.test(word) && start > from && text[start - 1] === "\\" ? 1 : 0;
  if (word.length === written) return void 0;
  const lineEnd = written === 1;
  return { prefix: word.slice(written), number: number.word, type: type.word, start: start + written, lineEnd };
}
function wordBefore(text, end, from, belongs) {
  let start = end;
  while (start > from && end - start < LONGEST_WORD && belongs(text.charCodeAt(start - 1))) start--;
  return { word: text.slice(start, end), start };
}
function skipBlanksBack(text, end, from) {
  let at = end;
  while (at > from && end - at < MOST_BLANKS2 && (text[at - 1] === " " || text[at - 1] === "	")) at--;
  return at;
}

// src/parse/dialects/spatiallm.ts
var spatialLm = {
  name: "spatiallm",
  origin: "world",
  assumptions: [
    "boxes are in the frame of the scan: meters, z up, its x and y taken as the map\u2019s x and y",
    "angle_z is in radians, counter-clockwise seen from above; the three sizes are full lengths"
  ],
  recognise(text, start, end) {
    for (let at = start; ; ) {
      const statement = nextStatement(text, at, end);
      if (statement === void 0) return -1;
      if (isKnown(statement)) return statement.start;
      at = statement.next;
    }
  },
  read: read5
};
var PREFIX_OF = /* @__PURE__ */ new Map([
  ["Bbox", "bbox"],
  ["Wall", "wall"],
  ["Door", "door"],
  ["Window", "window"]
]);
var isKnown = ({ type, prefix }) => PREFIX_OF.get(type) === prefix;
function read5(passage) {
  const { text, start, end } = passage;
  const ledger = openLedger(passage);
  const aside = [];
  let allBins = true;
  let allShares = true;
  let firstBox;
  for (let at = start; ; ) {
    const statement = nextStatement(text, at, end);
    if (statement === void 0) break;
    at = statement.next;
    const span = [statement.start, statement.argsEnd + (statement.closed ? 1 : 0)];
    if (statement.lineEnd) ledger.report("written-line-end", [statement.start - 2, statement.start]);
    const fields = splitFields(text, statement.argsStart, statement.argsEnd, ",");
    if (!isKnown(statement)) ledger.report("extra-key", span);
    else if (statement.type === "Bbox") {
      if (!ledger.begin(span)) break;
      firstBox ??= span;
      if (readBox2(statement, fields, span, passage, ledger)) {
        allBins &&= binsOnly(text, fields.slice(1));
        allShares &&= isShare(text, fields[1]) && isShare(text, fields[2]);
      }
    } else if (statement.closed) {
      const element = readAside2(statement, fields, text);
      if (element) aside.push(element);
      else ledger.report("broken-object", span, `a ${statement.prefix} needs other fields than these`);
      if (statement.type === "Wall") allBins &&= binsOnly(text, fields);
    } else ledger.report("unfinished-object", span);
  }
  const reading = ledger.reading();
  if (reading.objects.length > 0 && allBins && firstBox) return ledger.refuse(firstBox, UNDECODED_BINS2);
  if (reading.objects.length > 0 && allShares && aside.length === 0 && firstBox) {
    ledger.report("image-shares", firstBox);
    return { ...ledger.reading(), aside };
  }
  return { ...reading, aside };
}
var UNDECODED_BINS2 = "every number is an integer from 0 to 1279, so these are bins of SpatialLM that were not decoded";
var binsOnly = (text, fields) => fields.every(([from, to]) => isBin(text.slice(from, to)));
function isShare(text, field) {
  const value = finiteNumber(text.slice(...field));
  return value !== void 0 && value >= 0 && value <= 1;
}
function readBox2(statement, fields, span, { text }, ledger) {
  if (!statement.closed) {
    ledger.about("unfinished-object", span);
    return false;
  }
  const [name, ...rest] = fields;
  if (rest.length === 6) {
    ledger.about("not-metric", span, "a Bbox without angle_z is of another model, whose frame is not known");
    return false;
  }
  if (rest.length !== 7) {
    ledger.about("broken-object", span, `a Bbox has a class and seven numbers, received ${rest.length} after the class`);
    return false;
  }
  const numbers = ledger.numbers(rest);
  if (numbers === void 0) return false;
  for (const i of [4, 5, 6])
    if (numbers[i] < 0) {
      numbers[i] = -numbers[i];
      ledger.about("respelled-number", rest[i], `${numbers[i]}, a size without sign`);
    }
  ledger.noteAngle(numbers[3], rest[3]);
  ledger.add(unquoted(text.slice(...name)), outlineOfUprightBox(numbers), span, name);
  return true;
}
function unquoted(name) {
  const quote = name[0];
  const quoted = name.length > 1 && (quote === '"' || quote === "'") && name.endsWith(quote);
  return quoted ? name.slice(1, -1).trim() : name;
}
function readAside2(statement, fields, text) {
  const name = `${statement.prefix}_${statement.number}`;
  const words2 = fields.map((span) => text.slice(...span));
  if (statement.type === "Wall") {
    const n2 = words2.map(finiteNumber);
    if (n2.length !== 8 && n2.length !== 7 || n2.includes(void 0)) return void 0;
    const [ax, ay, az, bx, by, bz, height2, thickness = 0] = n2;
    const low = Math.min(az, bz);
    return { kind: "wall", name, from: [ax, ay], to: [bx, by], zRange: [low, low + height2], thickness };
  }
  const [wall, ...rest] = words2;
  const n = rest.map(finiteNumber);
  if (n.length !== 5 || n.includes(void 0)) return void 0;
  const [x, y, z, width, height] = n;
  const kind = statement.type === "Door" ? "door" : "window";
  return { kind, name, wall, center: [x, y, z], width, height };
}

// src/parse/dialects/registry.ts
var TEXT_DIALECTS = [spatialLm, sceneScript, seed3d, gsReasoner, prose];
function recogniseText(text, start, end, dialects = TEXT_DIALECTS, lenient = false) {
  let found;
  for (const dialect of dialects) {
    if (found && dialect === prose) break;
    const at = dialect.recognise(text, start, found?.at ?? end, lenient);
    if (at >= 0) found = { dialect, at };
  }
  return found;
}

// src/parse/dialects/read-text.ts
function readTextDialect(text, end, limits, options, dialects) {
  const asked = dialects.length === 1 ? dialects[0] : void 0;
  const { map, outside } = placesOfMap(text, end, options.prefill);
  const pieces = map ? [map] : asked?.name === "gs-reasoner" ? [[0, end]] : outside;
  const lenient = options.lenient === true;
  for (const [from, to] of pieces) {
    const found = recogniseText(text, from, to, dialects, lenient)?.dialect ?? (asked?.name === "prose" ? asked : void 0);
    if (found === void 0) continue;
    const passage = { text, start: from, end: to, limits, lenient, asked: found === asked };
    const reading = { dialect: found, ...found.read(passage, options) };
    if (reading.objects.length > 0 || reading.diagnostics.length > 0 || found !== asked) return reading;
  }
  return void 0;
}
function placesOfMap(text, end, prefill) {
  const outside = [];
  let map;
  for (const part of partsOf(text, { end, inside: blockFromPrompt(text, prefill) }))
    if (part.what === "text") outside.push([part.start, part.end]);
    else if (part.what === "block" && part.kind === "map") map ??= [part.start, part.end];
  return { map, outside };
}

// src/parse/json/image-size.ts
var IMAGE_KEYS = /* @__PURE__ */ (() => /* @__PURE__ */ new Set([
  ...["imagesize", "imgsize", "imageshape", "imagedimensions", "imageresolution", "resolution", "framesize"],
  ...["imagewidth", "imageheight", "imgwidth", "imgheight", "imagew", "imageh", "framewidth", "frameheight"],
  ...["image", "img", "imageinfo", "originalsize", "videosize", "picturesize", "photosize"]
]))();
var ABOUT = ["metadata", "meta", "info"];
var isAboutImage = (key) => IMAGE_KEYS.has(foldKey(key)) || ABOUT.includes(foldKey(key));
var LEAST_PIXELS = 100;
function imageSizeIn(c, entries) {
  for (const { key, role, value, keyStart } of entries) {
    const inside = value.kind === "dict" && ABOUT.includes(foldKey(key)) ? imageSizeIn(c, value.entries) : void 0;
    if (inside) return inside;
    const about = IMAGE_KEYS.has(foldKey(key)) ? numbersIn(value) : role === "size" ? numbersIn(value) : [];
    const pixels = Math.max(0, ...about.slice(0, 4));
    if (pixels < LEAST_PIXELS || !about.every(Number.isInteger)) continue;
    const text = c.text.slice(keyStart, Math.min(value.end, keyStart + QUOTE_LIMIT + 1));
    const span = [c.base + keyStart, c.base + value.end];
    return { pixels, report: (detail) => ({ ...diagnose("image-size", text, [0, text.length], { detail }), span }) };
  }
  return void 0;
}
function numbersIn(value) {
  switch (value.kind) {
    case "number":
      return [value.value];
    case "text":
      return /^\s*\d{2,5}\s*[x×*,]\s*\d{2,5}\s*$/i.test(value.text) ? value.text.match(/\d+/g).map(Number) : [];
    case "list":
      return value.items.flatMap((item) => item.kind === "number" ? [item.value] : []);
    case "dict":
      return value.entries.flatMap(
        (entry) => entry.value.kind === "number" && entry.role === "size" ? [entry.value.value] : []
      );
    default:
      return [];
  }
}
var MOST_METERS = 10;
var MOST_ROOM = 30;
function warnOfImage(size, objects) {
  if (size === void 0 || objects.length === 0) return void 0;
  let most = 0;
  let whole = true;
  for (const { box } of objects) {
    if (box.minX < 0 || box.minY < 0) return void 0;
    most = Math.max(most, box.maxX, box.maxY);
    whole &&= [box.minX, box.minY, box.maxX, box.maxY].every(Number.isInteger);
  }
  if (most > size.pixels || most > 1 && most <= (whole ? MOST_METERS : MOST_ROOM)) return void 0;
  return size.report(most <= 1 ? "between 0 and 1" : "on its pixels");
}

// src/parse/views/words.ts
function createWords() {
  return { line: -1, lineEnd: -1, last: -1, lastEnd: -1, kept: void 0, heading: void 0 };
}
function noteWords(words2, { text, base, at }, end) {
  if (!isJsonSpace(text.charCodeAt(at))) {
    if (words2.line < 0) words2.line = base + at;
    words2.lineEnd = base + end;
    return;
  }
  if (words2.line < 0) return;
  for (let i = at; i < end; i++) {
    if (text.charCodeAt(i) !== LINE_FEED) continue;
    words2.last = words2.line;
    words2.lastEnd = words2.lineEnd;
    words2.line = -1;
    return;
  }
}
function forgetWords(words2) {
  words2.line = words2.last = -1;
}
var FARTHEST = 2 * LONGEST_HEADING;
function lineAbove(words2, { text, base, at }) {
  const [from, end] = words2.line < 0 ? [words2.last, words2.lastEnd] : [words2.line, words2.lineEnd];
  if (from < 0 || end - from > LONGEST_HEADING || base + at - from > FARTHEST) return void 0;
  if (from >= base) return text.slice(from - base, end - base);
  const { kept } = words2;
  if (kept === void 0 || kept.from > from) return void 0;
  const whole = kept.text.slice(from - kept.from, end - kept.from);
  return end > base ? whole + text.slice(0, end - base) : whole;
}

// src/parse/json/item-state.ts
function createItemState(absent, inMap = false) {
  return {
    inMap,
    frames: [],
    absent,
    comments: {},
    emptyList: false,
    looseReported: false,
    proseBrackets: 0,
    wrapperBraces: 0,
    prose: void 0,
    closedDict: void 0,
    lists: { whole: [], open: void 0, draft: void 0 },
    words: createWords()
  };
}
var topFrame = (s) => s.frames[s.frames.length - 1];
function closeFrames(c, s, depth) {
  for (const { own } of s.frames.splice(depth)) {
    if (own?.box === void 0) continue;
    const { text, base } = own.box;
    c.found.push({ ...diagnose("extra-key", text, [0, text.length]), span: [base, base + text.length] });
  }
}
var HEAD = 100;
function passOver(c, s, end) {
  const start = c.base + c.at;
  s.prose ??= { start, end: start, head: "" };
  passBlanks(c, s, end);
  s.prose.end = c.base + end;
}
function passBlanks(c, s, end) {
  const { prose: prose2 } = s;
  if (prose2 && prose2.head.length < HEAD)
    prose2.head += c.text.slice(c.at, Math.min(end, c.at + HEAD - prose2.head.length));
  if (s.frames.length === 0) noteWords(s.words, c, end);
  c.at = end;
}
var LITERAL = /^(?:null|none|true|false|undefined|nan|[-+]?\.?\d[\d.]*(?:e[-+]?\d+)?)$/i;
function flushProse(c, s) {
  const { prose: prose2 } = s;
  if (prose2 === void 0) return;
  s.prose = void 0;
  const { start, end, head } = prose2;
  const frame = topFrame(s);
  if (frame) frame.comma = -1;
  const blank = [...head].every((ch) => isOddSpace(ch.charCodeAt(0)) || isJsonSpace(ch.charCodeAt(0)));
  const literal = s.frames.length > 0 && end - start < HEAD && LITERAL.test(head);
  const code = blank ? "odd-space" : literal ? "not-an-object" : "prose";
  c.found.push({ ...diagnose(code, head, [0, Math.min(head.length, end - start)]), span: [start, end] });
}
function countItem(c, s, start) {
  const frame = topFrame(s);
  if (frame === void 0) return;
  if (frame.items > 0 && frame.comma < 0) mark(c, "missing-comma", start, start);
  frame.items++;
  frame.comma = -1;
}

// src/parse/restated/lists.ts
var COMPARED2 = 7;
function openStated(lists, to, c, at, heading) {
  const { whole } = lists;
  if (heading === "final") replaceDraft(lists, to, c);
  lists.draft = void 0;
  const earlier = (whole.length > COMPARED2 ? [whole[0], ...whole.slice(-COMPARED2)] : whole).map((list) => ({ list }));
  const isDraft2 = heading === "draft";
  lists.open = { start: to.objects.length, at, found: c.found.length, isDraft: isDraft2, earlier, compared: 0 };
  if (earlier.length > 0 || isDraft2) to.ids.remember();
  hold(lists, to);
}
function replaceDraft({ whole, draft }, to, c) {
  if (draft === void 0 || draft.end !== to.objects.length) return;
  dropCopiesFrom(to, draft.start);
  whole.pop();
  const [from, until] = draft.found;
  c.found.splice(from, until - from, { ...diagnose("superseded-map", "", [0, 0]), span: draft.span });
}
function compareStated(lists, to) {
  const { open } = lists;
  if (open === void 0) return;
  for (; open.earlier.length > 0 && open.start + open.compared < to.objects.length; open.compared++)
    if (!open.earlier.every((candidate) => repeatsInOrder(candidate, open, to)))
      open.earlier = open.earlier.filter((candidate) => repeats(candidate, open, to));
  hold(lists, to);
}
function repeatsInOrder({ list, matcher }, { start, compared }, to) {
  const at = list.start + compared;
  return matcher === void 0 && at < list.end && isSame(to.objects[at], to.objects[start + compared]);
}
function repeats(candidate, open, to) {
  const { list } = candidate;
  const { start, compared } = open;
  const object = to.objects[start + compared];
  if (candidate.matcher === void 0) {
    if (repeatsInOrder(candidate, open, to)) return true;
    list.index ??= indexOf(to.objects, list.start, list.end);
    candidate.matcher = createMatcher(to.objects, list.index, list.start, compared);
  }
  return candidate.matcher.take(object);
}
function closeStated(lists, to, c, end, cut) {
  compareStated(lists, to);
  const { open, whole } = lists;
  if (open === void 0) return;
  lists.open = void 0;
  const { start, at, found } = open;
  const count = to.objects.length - start;
  const lost = errorsIn(c.found, found);
  const repeated = count > 0 && open.earlier.some(({ list }) => cut || list.end - list.start === count && list.lost === lost);
  if (repeated) {
    dropCopiesFrom(to, start);
    const kept = cut ? c.found.slice(found).filter(({ severity }) => severity === "error") : [];
    c.found.length = found;
    c.found.push({ ...diagnose("repeated-map", "", [0, 0]), span: [at, end] }, ...kept);
  } else if (count > 0) {
    whole.push({ start, end: start + count, lost });
    if (open.isDraft && !cut)
      lists.draft = { start, end: start + count, found: [found, c.found.length], span: [at, end] };
  }
  hold(lists, to);
}
function hold({ open, draft }, to) {
  to.held = draft?.start ?? (open && (open.earlier.length > 0 || open.isDraft) ? open.start : void 0);
}
function errorsIn(found, from) {
  let errors = 0;
  for (let i = from; i < found.length; i++) if (found[i].severity === "error") errors++;
  return errors;
}
function isSame(a, b) {
  const [aLow, aHigh] = a.zRange ?? [];
  const [bLow, bHigh] = b.zRange ?? [];
  return a.label === b.label && sameBox(a.box, b.box) && aLow === bLow && aHigh === bHigh;
}

// src/parse/json/entry-shapes.ts
function isDescription(entries, frame, key) {
  const boxed = spellsBox(entries);
  if (key === void 0)
    return frame?.inside === true && !(entries.some(({ role }) => role === "name") ? boxed : hasBox(entries));
  if (frame?.named) return describesMap(key.text) && !boxed;
  const about = !canName(key.text) || describesMap(key.text);
  return !boxed || about && !entries.some(({ role }) => role === "name");
}
function spellsBox(entries) {
  const numbers = entries.filter(({ role, value }) => role === "size" && value.kind === "number");
  return numbers.some(({ key }) => foldKey(key) === "x") || entries.some(
    ({ key, role }) => role === "corner" ? !SIZES.includes(foldKey(key)) : role !== "other" && role !== "name" && role !== "size"
  );
}
var SIZES = ["size", "dimensions"];
function opensFrame(c, key, rooms) {
  skipSpace(c);
  const code = codeAt(c, c.at);
  if (code === OPEN_BRACE) return !canName(key) || rooms && beginsRoom(c, MOST_ROOMS);
  if (!canName(key) && quotedMapAt(c, c.at)) return true;
  return code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, c.at + 1)) === OPEN_BRACE;
}
var MOST_ROOMS = 3;
function beginsRoom(c, rooms) {
  const { at, openQuote } = c;
  const found = c.found.length;
  c.at++;
  skipSpace(c);
  const key = readKey(c);
  let begins = false;
  if (key !== void 0 && roleOf(key.text) === "other") {
    skipSpace(c);
    const code = codeAt(c, c.at);
    if (code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, c.at + 1)) === OPEN_BRACE) begins = true;
    else if (code === OPEN_BRACE) begins = rooms > 0 && beginsRoom(c, rooms - 1);
    else if (code === OPEN_BRACKET && canLabel(key.text)) {
      const value = readValue(c, Math.max(1, c.limits.depth - 3));
      begins = value !== void 0 && boxesIn(value) !== void 0;
    }
  }
  c.at = at;
  c.found.length = found;
  c.openQuote = openQuote;
  return begins;
}
function isObject({ entries }) {
  return entries.some(({ role }) => role === "name") && hasBox(entries);
}
function isNamedObject({ key, role, value }) {
  return role === "other" && canName(key) && value.kind === "dict" && hasBox(value.entries);
}
function hasBox(entries) {
  return entries.some(({ role, value }) => role === "space" || role === "box" && boxesIn(value) !== void 0);
}
function namesBoxes(entries) {
  return entries.every(({ value }) => value.kind === "list") && entries.some(({ key, value }) => boxesIn(value) !== void 0 && !describesMap(key));
}
function isDictionary(entries, key) {
  const only = entries[0];
  if (entries.length === 1) return only?.role === "other" && boxesIn(only.value) !== void 0;
  const room = namesRoom(entries, key);
  if (holdsLabelsBeside(entries, room ? 1 : 2, room)) return true;
  return holdsLabels(entries) || key !== void 0 && isNamedRoom(entries);
}
function namesRoom(entries, key) {
  const name = entries.find(({ role }) => role === "name");
  if (name) return name.value.kind === "text" && isRoomName(name.value.text);
  if (key !== void 0 && isRoomName(key.text)) return true;
  return entries.some(({ key: key2, value }) => value.kind === "text" && isRoomName(key2));
}
function holdsLabels(entries) {
  const roles = ["name", "box", "space", "image", "grid"];
  return !entries.some(({ role }) => roles.includes(role)) && entries.some(({ key, value }) => canLabel(key) && boxesIn(value) !== void 0);
}
function holdsLabelsBeside(entries, least, room = false) {
  const names = entries.some(({ role, value }) => role === "name" && value.kind === "text");
  const boxes = entries.some(({ role }) => role === "box");
  if (!room && (names === boxes || names && spellsBox(entries))) return false;
  if (entries.some(({ role }) => role === "space" || role === "image" || role === "grid")) return false;
  return entries.filter(({ key, value }) => canLabelBeside(key) && boxesIn(value) !== void 0).length >= least;
}
function isNamedRoom(entries) {
  return !spellsBox(entries) && holdsLabelsBeside(entries, 1);
}
function holdsObjects(value) {
  return value.kind === "list" && value.items[0]?.kind === "dict";
}
function isCells(value) {
  return isPair2(value) || value.kind === "list" && value.items.length > 0 && value.items.every(isPair2);
}
function isPair2(value) {
  return value.kind === "list" && value.items.length === 2 && value.items.every((item) => item.kind === "number");
}
function endOfBlanks(c, at) {
  let i = at;
  for (; ; ) {
    if (isJsonSpace(codeAt(c, i))) i++;
    else if (isWrittenSpace(c, i)) i += 2;
    else return i;
  }
}
function quotedMapAt(c, at) {
  const kind = quoteKindAt(c, at);
  if (kind === 0) return void 0;
  const start = endOfBlanks(c, at + widthOfQuote(kind));
  const code = codeAt(c, start);
  const inner = endOfBlanks(c, start + 1);
  const next = codeAt(c, inner);
  const opens = code === OPEN_BRACE ? next === CLOSE_BRACE || quoteKindAt(c, inner) > 0 : code === OPEN_BRACKET && (next === OPEN_BRACE || next === OPEN_BRACKET || next === CLOSE_BRACKET);
  return opens ? { kind, start } : void 0;
}

// src/parse/views/ahead.ts
function bracketEnd(c, at) {
  return scan(c, at, () => false);
}
function findKeyAhead(c, at, isWanted) {
  let found = false;
  const end = scan(c, at, (from) => {
    found = isKeyOfObjects(c, from, isWanted);
    return found;
  });
  return { found: found || (end.closed ? false : void 0), at: end.at };
}
function scan(c, at, stops) {
  let depth = 1;
  let last = 0;
  for (let i = at; ; i++) {
    const code = codeAt(c, i);
    if (code === END) return { at: i, closed: false };
    if (isJsonSpace(code)) continue;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (--depth === 0) return { at: i + 1, closed: true };
    } else if (code === COMMA) {
      if (depth === 1 && stops(i + 1)) return { at: i, closed: true };
    } else if (code === DOUBLE_QUOTE && startsString(last)) {
      const close = stringEnd(c, i);
      if (close === END) return { at: c.end, closed: false };
      i = Math.max(i, close);
    } else if (code === LESS_THAN) {
      const tag = tagAt(c.text, i, c.end);
      if (tag === CUT && !c.final) c.starved = true;
      else if (tag !== void 0 && tag !== CUT && !tag.closes) return { at: i, closed: false };
    }
    last = code;
  }
}
var startsString = (before) => before === 0 || before === COLON || before === COMMA || before === OPEN_BRACE || before === OPEN_BRACKET;
function stringEnd(c, at) {
  for (let i = at + 1; ; i++) {
    const code = codeAt(c, i);
    if (code === END) return END;
    if (code === BACKSLASH) i++;
    else if (code === DOUBLE_QUOTE) {
      const next = codeAt(c, endOfBlanks(c, i + 1));
      if (next === END) return END;
      return next === COLON || next === COMMA || next === CLOSE_BRACE || next === CLOSE_BRACKET ? i : 0;
    }
  }
}
function isKeyOfObjects(c, from, isWanted) {
  const at = endOfBlanks(c, from);
  const kind = quoteKindAt(c, at);
  if (kind === 0) return false;
  const { at: before, openQuote } = c;
  const found = c.found.length;
  c.at = at;
  const key = readQuoted(c, kind);
  const colon = endOfBlanks(c, c.at);
  c.at = before;
  c.openQuote = openQuote;
  c.found.length = found;
  if (key === void 0 || codeAt(c, colon) !== COLON || !isWanted(key.text)) return false;
  const value = endOfBlanks(c, colon + 1);
  const code = codeAt(c, value);
  return code === OPEN_BRACE || code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, value + 1)) === OPEN_BRACE;
}

// src/parse/views/pass.ts
function passVersion(c, s, frame, key) {
  const start = c.at;
  const standing = standingOf(c, frame, key.text);
  if (c.starved) return true;
  if (standing === void 0) return false;
  const known = typeof standing !== "number";
  const closed = known && passBrackets(c, start);
  if (c.starved) return true;
  flushProse(c, s);
  countItem(c, s, key.start);
  if (!known) c.at = standing;
  if (closed) mark(c, standing, key.start, key.end);
  else markObject(c, "unfinished-object", key.start, c.at);
  return true;
}
function standingOf(c, frame, key) {
  const { versions } = frame;
  if (isElevation(key)) {
    versions.views = true;
    return "elevation";
  }
  if (isPlan(key)) versions.views = true;
  else if (isFinal(key)) versions.final = true;
  else if (isSide(key)) return ifAhead(c, versions, "views");
  else if (isDraft(key)) return ifAhead(c, versions, "final");
  return void 0;
}
function ifAhead(c, versions, what) {
  if (versions[what] === void 0) {
    const { found, at } = findKeyAhead(c, c.at, what === "views" ? isPlan : isFinal);
    if (c.starved) return void 0;
    if (found === void 0) return at;
    versions[what] = found;
  }
  if (!versions[what]) return void 0;
  return what === "views" ? "elevation" : "superseded-map";
}
function passBrackets(c, start) {
  const found = c.found.length;
  const value = readValue(c, 1);
  c.found.length = found;
  if (value !== void 0 || c.starved) return !c.starved;
  const end = bracketEnd(c, start + 1);
  c.at = end.at;
  return end.closed && !c.starved;
}
function passElevation(c, entries) {
  const says = entries.find(({ key, value }) => value.kind === "text" && saysElevation(key, value.text));
  if (says === void 0) return false;
  const end = bracketEnd(c, c.at);
  if (c.starved) return true;
  mark(c, "elevation", says.keyStart, says.value.end);
  if (!end.closed) markObject(c, "unfinished-object", c.at, end.at);
  c.at = end.closed ? end.at - 1 : end.at;
  return true;
}
function passMap(c, s, code) {
  const start = c.at;
  const open = codeAt(c, start);
  if (open !== OPEN_BRACE && open !== OPEN_BRACKET) return false;
  if (!passBrackets(c, start)) {
    if (c.starved) return true;
    markObject(c, "unfinished-object", start, c.at);
  }
  flushProse(c, s);
  mark(c, code, start, start + 1);
  return true;
}

// src/parse/views/headed.ts
function passHeaded(c, s) {
  const { words: words2 } = s;
  words2.heading = void 0;
  const line = lineAbove(words2, c);
  if (line === void 0) return false;
  const inner = endOfBlanks(c, c.at + 1);
  const next = codeAt(c, inner);
  const opens = next === OPEN_BRACE || next === OPEN_BRACKET || quoteKindAt(c, inner) > 0;
  if (c.starved) return true;
  if (opens) words2.heading = headingOf2(line);
  if (words2.heading !== "elevation") return false;
  passMap(c, s, "elevation");
  if (!c.starved) forgetWords(words2);
  return true;
}

// src/parse/json/begin-object.ts
function beginObject(c, s, to, start) {
  if (c.objectIndex >= c.limits.objects) {
    mark(c, "too-many-objects", start, start + 1, String(c.limits.objects));
    to.collector.stopped = true;
    return false;
  }
  noteObject(c, s, start);
  return true;
}
function noteObject(c, s, start) {
  flushProse(c, s);
  countItem(c, s, start);
  if (s.frames.length === 0) forgetWords(s.words);
  if (s.frames.length === 0 && !s.looseReported) {
    s.looseReported = true;
    mark(c, "no-list", start, start);
  }
}
function openObject(c, s, to, object, {
  nested,
  key
}) {
  const { entries, start } = object;
  const elevation = passElevation(c, entries);
  if (c.starved) return;
  openTop(c, s, to, start);
  const name = entries.find(({ role }) => role === "name");
  const isRoom = !canName(nested.key) && !entries.some((entry) => foldKey(entry.key) === "objectname");
  const inherited = key && canName(key.text) ? key : void 0;
  const label = name?.value.kind === "text" ? name.value.text : inherited?.text;
  const boxed = spellsBox(entries);
  const read6 = !elevation && boxed && !isRoom && (name ?? inherited) !== void 0;
  if (read6) {
    if (!beginObject(c, s, to, start)) return;
    mark(c, "nested-objects", start, start + 1);
    to.readObject(c, object, inherited);
    c.objectIndex++;
  } else {
    flushProse(c, s);
    countItem(c, s, start);
    mark(c, "wrapper", start, start + 1);
    to.collector.imageSize ??= imageSizeIn(c, entries);
    for (const entry of entries)
      if (entry.role !== "name" && (isRoom || !isOwnBox(entry))) mark(c, "extra-key", entry.keyStart, entry.keyEnd);
  }
  const box = entries.find(isOwnBox);
  const own = read6 || isRoom ? void 0 : { label, box: box && textOf(c, box), otherPlace: boxed && box === void 0 };
  const comma = nested.comma < 0 || elevation ? -1 : c.base + nested.comma;
  const { length: items } = entries;
  s.frames.push({
    kind: "dict",
    named: false,
    versions: {},
    items,
    comma,
    inside: read6 || own?.label !== void 0,
    own
  });
}
var isOwnBox = ({ role, value }) => role === "box" && isFourNumbers(value);
function textOf(c, { keyStart, value }) {
  return { text: c.text.slice(keyStart, value.end), base: c.base + keyStart };
}
function openTop(c, s, to, start) {
  flushProse(c, s);
  if (s.frames.length === 0) forgetWords(s.words);
  if (s.frames.length === 0 && !s.inMap) openStated(s.lists, to.collector, c, c.base + start, s.words.heading);
}
function openDict(c, s, to, start, { named, own }) {
  openTop(c, s, to, start);
  countItem(c, s, start);
  mark(c, named ? "dictionary" : "wrapper", start, start + 1);
  const inside = topFrame(s)?.inside === true;
  s.frames.push({
    kind: "dict",
    named,
    versions: {},
    items: 0,
    comma: -1,
    inside,
    ...own && { own: { label: void 0, box: void 0 } }
  });
}

// src/parse/json/brackets.ts
function endDictBefore(c, s) {
  let at = s.frames.length - 1;
  while (at >= 0 && s.frames[at].kind !== "list") at--;
  if (at < 0 || topFrame(s).items === 0 || quoteKindAt(c, endOfBlanks(c, c.at + 1)) === 0) return false;
  mark(c, "missing-bracket", c.at, c.at);
  const comma = topFrame(s).comma;
  closeFrames(c, s, at + 1);
  s.frames[at].comma = comma;
  return true;
}
function reopenDict(c, s, to, code) {
  const closed = s.closedDict;
  if (code === CLOSE_BRACE) return;
  const { at } = c;
  const found = c.found.length;
  if (code === COMMA) {
    c.at++;
    skipSpace(c);
  }
  const key = quoteKindAt(c, c.at) > 0 ? readKey(c) : void 0;
  if (key) skipSpace(c);
  const next = key && codeAt(c, c.at);
  const opens = next === OPEN_BRACKET || next === OPEN_BRACE;
  c.at = at;
  c.found.length = found;
  if (c.starved) return;
  s.closedDict = void 0;
  if (!opens) return;
  c.found.push({ ...diagnose("extra-bracket", "}", [0, 1]), span: [closed.brace, closed.brace + 1] });
  openStated(s.lists, to.collector, c, c.base + at);
  s.frames.push({ kind: "dict", named: closed.named, versions: {}, items: 1, comma: -1 });
}
function readCloser(c, s, to, code) {
  const { frames } = s;
  let at = frames.length - 1;
  if (code === CLOSE_BRACKET) while (at >= 0 && frames[at].kind !== "list") at--;
  const frame = frames[at];
  if (frame === void 0 || code === CLOSE_BRACE && frame.kind !== "dict") {
    readStray(c, s);
    return;
  }
  flushProse(c, s);
  if (frames.length - 1 > at) mark(c, "missing-bracket", c.at, c.at);
  closeFrames(c, s, at);
  if (frame.comma >= 0 && frame.items > 0) markComma(c, frame.comma);
  if (frame.kind === "list" && frame.items === 0 && frame.comma < 0) {
    if (topFrame(s)?.kind === "list") mark(c, "not-an-object", c.at, c.at + 1);
    else s.emptyList = true;
  }
  c.at++;
  if (at > 0 || s.inMap) return;
  closeStated(s.lists, to.collector, c, c.base + c.at, false);
  if (frame.kind === "dict" && code === CLOSE_BRACE)
    s.closedDict = { named: frame.named === true, brace: c.base + c.at - 1 };
}
function markComma(c, at) {
  c.found.push({ ...diagnose("extra-comma", ",", [0, 1]), span: [at, at + 1] });
}
function readStray(c, s) {
  const start = c.at;
  if (s.frames.length === 0 && s.proseBrackets > 0) {
    s.proseBrackets--;
    passOver(c, s, start + 1);
    return;
  }
  flushProse(c, s);
  if (s.frames.length === 0 && s.wrapperBraces > 0 && codeAt(c, start) === CLOSE_BRACE) {
    s.wrapperBraces--;
    c.at++;
    return;
  }
  const last = c.found[c.found.length - 1];
  if (last?.code === "extra-bracket" && last.span?.[1] === c.base + start) {
    const text = `${last.text}${c.text[start]}`;
    const cut = text.length > QUOTE_LIMIT ? `${text.slice(0, QUOTE_LIMIT - 3)}...` : text;
    c.found[c.found.length - 1] = { ...last, span: [last.span[0], c.base + start + 1], text: cut };
  } else mark(c, "extra-bracket", start, start + 1);
  c.at++;
}

// src/parse/json/object-entries.ts
function readObjectAt(c, s, to, key) {
  const start = c.at;
  const found = c.found.length;
  c.openQuote = false;
  c.at++;
  skipSpace(c);
  const first = codeAt(c, c.at);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) {
    if (c.starved) return;
    flushProse(c, s);
    mark(c, "extra-bracket", start, start + 1);
    return;
  }
  const entries = [];
  const nested = { key: "", comma: -1 };
  const outcome = readEntries(c, entries, nested);
  if (c.starved) return;
  if (outcome === "nested" && s.frames.length < c.limits.depth) {
    openObject(c, s, to, { entries, start, end: c.at }, { nested, key });
    return;
  }
  const names = outcome === "names" || outcome === "whole" && isDictionary(entries, key);
  if (names || outcome === "wrapper") {
    c.found.length = found;
    c.at = start + 1;
    if (s.frames.length >= c.limits.depth) {
      mark(c, "too-deep", start, start + 1, String(c.limits.depth));
      return;
    }
    openDict(c, s, to, start, { named: names, own: !names && canName(nested.key) });
    return;
  }
  if (outcome === "grid") {
    c.found.length = found;
    flushProse(c, s);
    markObject(c, "grid-map", start, c.at);
    if (to.collector.objects.length === 0) to.collector.stopped = true;
    return;
  }
  if (outcome === "whole") {
    if (isDescription(entries, topFrame(s), key)) {
      c.found.length = found;
      countItem(c, s, start);
      if (key && isAboutImage(key.text)) to.collector.imageSize ??= imageSizeIn(c, entries);
      mark(c, "extra-key", key?.start ?? start, key?.end ?? c.at);
      return;
    }
    if (!beginObject(c, s, to, start)) return;
    to.readObject(c, { entries, start, end: c.at }, key && canName(key.text) ? key : void 0);
    c.objectIndex++;
    return;
  }
  abandonObject(c, s, to, start, outcome);
}
function readEntries(c, entries, nested) {
  let comma = c.at;
  let plain = true;
  for (; ; ) {
    skipSpace(c);
    const at = c.at;
    const code = codeAt(c, at);
    if (code === CLOSE_BRACE) {
      if (comma >= 0 && entries.length > 0) mark(c, "extra-comma", comma, comma + 1);
      c.at++;
      return "whole";
    }
    if (code === END) return "unfinished";
    if (code === COMMA) {
      if (comma >= 0) mark(c, "extra-comma", at, at + 1);
      comma = at;
      c.at++;
      continue;
    }
    if (code === CLOSE_BRACKET || code === OPEN_BRACE) {
      if (entries.length === 0) return "prose";
      if (code === CLOSE_BRACKET && braceFollows(c, at + 1)) {
        mark(c, "extra-bracket", at, at + 1);
        c.at++;
        continue;
      }
      mark(c, "missing-bracket", at, at);
      return "whole";
    }
    const before = c.found.length;
    const key = readKey(c);
    if (key === void 0) return entries.length === 0 && !c.openQuote ? "prose" : "broken";
    const openNested = () => {
      nested.comma = comma;
      c.at = at;
      c.found.length = before;
      return "nested";
    };
    const commaBefore = comma;
    if (comma < 0) mark(c, "missing-comma", at, at);
    comma = -1;
    const role = roleOf(key.text);
    const unknown = role === "other" && !isInherited(key.text);
    nested.key = key.text;
    if (plain && unknown && opensFrame(c, key.text, true)) return "wrapper";
    const rooms = !spellsBox(entries) || holdsByName(key.text);
    if (!plain && (unknown || role === "name") && opensFrame(c, key.text, rooms)) {
      comma = commaBefore;
      return openNested();
    }
    const deep = c.found.length;
    const value = readValue(c, 1);
    if (value === void 0) {
      if (c.found[c.found.length - 1]?.code === "too-deep" && c.found.length > deep) return "deep";
      return codeAt(c, c.at) === END ? "unfinished" : "broken";
    }
    entries.push({ key: key.text, role, keyStart: key.start, keyEnd: key.end, value });
    if (!unknown && !(foldKey(key.text) === "box" && isFourNumbers(value))) plain = false;
    if (plain && unknown && value.kind === "dict") {
      if (holdsByName(key.text) && isObject(value)) return "wrapper";
      if (spellsBox(value.entries) && !describesMap(key.text)) return "names";
      if (value.entries.some((entry) => holdsObjects(entry.value) || isNamedObject(entry))) return "wrapper";
      if (holdsLabels(value.entries) || isNamedRoom(value.entries)) return "wrapper";
    } else if (unknown && value.kind === "dict" && (isObject(value) || value.entries.some(isNamedObject))) {
      entries.pop();
      comma = commaBefore;
      return openNested();
    }
    if (plain && entries.length > 1 && namesBoxes(entries)) return "names";
    const cells = plain && unknown && isCells(value) && canLabel(key.text);
    if (cells && entries.length === 2 && isCells(entries[0].value) && canLabel(entries[0].key)) return "grid";
    if (cells && entries.length === 1 && braceFollows(c, c.at)) {
      c.at = endOfBlanks(c, c.at) + 1;
      return "grid";
    }
  }
}
function abandonObject(c, s, to, start, outcome) {
  if (outcome === "prose" && s.frames.length === 0) {
    c.at = start;
    s.proseBrackets++;
    passOver(c, s, start + 1);
    return;
  }
  const resumes = resync(c);
  if (c.starved) return;
  if (!beginObject(c, s, to, start)) return;
  if (outcome !== "deep") {
    if (!resumes) markObject(c, "unfinished-object", start, c.at);
    else markObject(c, "broken-object", start, c.at, "its brackets, quotes or commas are out of step");
  }
  c.objectIndex++;
}
function resync(c) {
  let at = c.at;
  for (; ; at++) {
    const code = codeAt(c, at);
    if (code === END) {
      c.at = at;
      return false;
    }
    if (code === LESS_THAN) {
      const tag = tagAt(c.text, at, c.end);
      if (tag === CUT && !c.final) c.starved = true;
      else if (tag !== void 0 && tag !== CUT && !tag.closes) break;
    }
    if (c.openQuote) continue;
    if (code === CLOSE_BRACE) {
      at++;
      break;
    }
    if (code === OPEN_BRACE && at > c.at && beginsEntry(c, at + 1)) break;
  }
  c.at = at;
  return true;
}
function beginsEntry(c, at) {
  const from = endOfBlanks(c, at);
  const code = codeAt(c, from);
  return quoteKindAt(c, from) > 0 || isNameLetter(code) || isDigit(code);
}
function braceFollows(c, at) {
  return codeAt(c, endOfBlanks(c, at)) === CLOSE_BRACE;
}

// src/parse/json/dictionary.ts
function readDictEntry(c, s, to) {
  const start = c.at;
  c.openQuote = false;
  const key = readKey(c);
  if (c.starved) return;
  if (key === void 0) {
    c.at = start;
    passOver(c, s, start + 1);
    return;
  }
  skipSpace(c);
  const frame = topFrame(s);
  const names = canName(key.text);
  const quoted = names ? void 0 : quotedMapAt(c, c.at);
  if (quoted) {
    mark(c, "wrapper", c.at, quoted.start);
    c.at = quoted.start;
  }
  const code = codeAt(c, c.at);
  const role = roleOf(key.text);
  const named = frame.named === true;
  const name = names && (role === "other" || named && foldKey(key.text) === "box") && (named ? !givesExtent(key.text) : !describesMap(key.text)) ? key : void 0;
  const next = code === OPEN_BRACKET ? codeAt(c, endOfBlanks(c, c.at + 1)) : code;
  if (c.starved) return;
  const holds = !named && next === OPEN_BRACE;
  if (holds && passVersion(c, s, frame, key)) return;
  const passed = holds && names && describesMap(key.text);
  if (code === OPEN_BRACE && !passed) {
    readObjectAt(c, s, to, key);
    if (!c.starved) frame.quote = quoted?.kind;
    return;
  }
  if (code === OPEN_BRACKET && !passed) {
    if ((next === OPEN_BRACE || next === CLOSE_BRACKET) && s.frames.length < c.limits.depth) {
      flushProse(c, s);
      countItem(c, s, start);
      frame.quote = quoted?.kind;
      s.frames.push({ kind: "list", versions: {}, items: 0, comma: -1, ...frame.inside && { inside: true } });
      c.at++;
      return;
    }
  }
  const value = readValue(c, 1);
  if (c.starved) return;
  if (value === void 0) {
    flushProse(c, s);
    if (codeAt(c, c.at) === END || c.openQuote) {
      c.at = c.end;
      markObject(c, "unfinished-object", start, c.end);
      return;
    }
    c.at = Math.max(c.at, start + 1);
    mark(c, "broken-object", start, c.at, "its brackets, quotes or commas are out of step");
    return;
  }
  const entry = { key: key.text, role, keyStart: key.start, keyEnd: key.end, value };
  const spelledBoxes = boxesIn(value);
  if (spelledBoxes === void 0) to.collector.imageSize ??= imageSizeIn(c, [entry]);
  if (!named && passElevation(c, [entry])) {
    if (c.starved) return;
    flushProse(c, s);
    countItem(c, s, start);
    return;
  }
  if (passed) {
    flushProse(c, s);
    countItem(c, s, start);
    mark(c, "extra-key", key.start, key.end);
    return;
  }
  if (!named && readAboutMap(to.collector, key.text, value)) {
    flushProse(c, s);
    countItem(c, s, start);
    return;
  }
  if (frame.own && readOwn(c, s, to, frame.own, entry)) return;
  if (named && name !== void 0 && !describesMap(key.text) && isCells(value)) {
    flushProse(c, s);
    markObject(c, "grid-map", start, value.end);
    if (to.collector.objects.length === 0) to.collector.stopped = true;
    return;
  }
  const spelled = named && value.kind !== "text" && !describesMap(key.text);
  const boxes = spelledBoxes ?? (spelled ? [value] : void 0);
  if (name !== void 0 && boxes !== void 0) {
    for (const [i, box] of boxes.entries()) {
      if (i > 0) frame.comma = box.start;
      if (!beginObject(c, s, to, start)) return;
      to.readNamed(c, name, box);
      c.objectIndex++;
      if (to.collector.stopped) return;
    }
    return;
  }
  countItem(c, s, start);
  mark(c, "extra-key", key.start, key.end);
}
function readAboutMap(collector, key, value) {
  if (key === "origin" && value.kind === "text") {
    const origin = ORIGINS.find((one) => one === value.text);
    collector.origin ??= origin;
    return origin !== void 0;
  }
  if (key !== "floor" || value.kind !== "list" || !isOutline(value.items)) return false;
  const points = value.items.map((item) => (item.kind === "list" ? item.items : []).map(numberOf));
  if (!points.every((point) => point.length === 2)) return false;
  collector.floor ??= points;
  return true;
}
var numberOf = (value) => value.kind === "number" ? value.value + 0 : Number.NaN;
function readOwn(c, s, to, own, entry) {
  const { role, keyStart: start, keyEnd, value } = entry;
  if (role === "name" && value.kind === "text") {
    const before = own.box;
    if (before === void 0 || own.label !== void 0) {
      flushProse(c, s);
      countItem(c, s, start);
      own.label ??= value.text;
      if (own.otherPlace)
        markObject(
          c,
          "broken-object",
          start,
          value.end,
          "its label comes after the objects inside it; put label and box before them"
        );
      return true;
    }
    own.box = void 0;
    own.label = void 0;
    if (!beginObject(c, s, to, start)) return true;
    mark(c, "nested-objects", start, keyEnd);
    readOwnBox(c, to, before, value.text);
    c.objectIndex++;
    return true;
  }
  if (!isOwnBox(entry)) return false;
  if (own.label === void 0) {
    flushProse(c, s);
    countItem(c, s, start);
    own.box ??= textOf(c, entry);
    return true;
  }
  if (!beginObject(c, s, to, start)) return true;
  mark(c, "nested-objects", start, start + 1);
  to.readObject(c, { entries: [entry], start, end: value.end }, { text: own.label, start, end: keyEnd });
  own.label = void 0;
  c.objectIndex++;
  return true;
}
function readOwnBox(c, to, { text, base }, label) {
  const { found, limits, lenient, objectIndex } = c;
  const own = createCursor({ text, base, found, limits, lenient, objectIndex });
  const key = readKey(own);
  const value = key && readValue(own, 1);
  if (key === void 0 || value === void 0) return;
  const entry = { key: key.text, role: roleOf(key.text), keyStart: key.start, keyEnd: key.end, value };
  const { start, end } = key;
  to.readObject(own, { entries: [entry], start, end: value.end }, { text: label, start, end });
}

// src/parse/json/plain-objects.ts
var ascii = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
var NAME_KEY = /* @__PURE__ */ ascii("object_name");
var BOX_KEY = /* @__PURE__ */ ascii("bbox");
var POWERS = /* @__PURE__ */ Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
var encoder = /* @__PURE__ */ new TextEncoder();
var WINDOW = 16384;
var scratch = /* @__PURE__ */ new Uint8Array(3 * WINDOW + 1);
function createByteWindow() {
  return { start: 0, end: 0, bytes: 0, at: 0, byte: 0 };
}
function windowAt(c) {
  const w = c.window ??= createByteWindow();
  const inside = w.start <= c.at && c.at < w.end && w.end <= c.end && w.bytes === w.end - w.start;
  if (inside) {
    w.at = c.at;
    w.byte = c.at - w.start;
  } else fill(w, c.text, c.at, c.end);
  return w;
}
function fill(w, text, at, end) {
  const stop = Math.min(end, at + WINDOW);
  w.start = w.at = at;
  w.byte = 0;
  w.end = stop;
  w.bytes = encoder.encodeInto(at === 0 && stop === text.length ? text : text.slice(at, stop), scratch).written;
  scratch[w.bytes] = 0;
}
function readPlainObjects(c, sink, most) {
  const w = windowAt(c);
  let count = 0;
  while (count < most) {
    const start = w.at;
    if (!readPlainObject(w, c.text, sink)) {
      if (w.end === c.end || w.end - start > WINDOW / 2) break;
      fill(w, c.text, start, c.end);
      continue;
    }
    count++;
    c.at = w.at;
    if (!nextObject(w)) break;
  }
  return count;
}
function nextObject(w) {
  const { bytes } = w;
  let p = w.byte;
  while (p < bytes && isJsonSpace(scratch[p])) p++;
  if (p >= bytes || scratch[p] !== COMMA) return false;
  p++;
  while (p < bytes && isJsonSpace(scratch[p])) p++;
  if (p >= bytes || scratch[p] !== OPEN_BRACE) return false;
  w.at += p - w.byte;
  w.byte = p;
  return true;
}
function expectByte(at, wanted) {
  let p = at;
  let byte = scratch[p];
  if (byte === wanted) return p + 1;
  while (isJsonSpace(byte)) byte = scratch[++p];
  return byte === wanted ? p + 1 : -1;
}
function skipBlanks3(at) {
  let p = at;
  while (isJsonSpace(scratch[p])) p++;
  return p;
}
function quoteAt(at) {
  const byte = scratch[at];
  return byte === DOUBLE_QUOTE || byte === APOSTROPHE ? byte : 0;
}
function expectKey(at, key, quote) {
  let p = quote === 0 ? at : at + 1;
  for (let k = 0; k < key.length; k++) if (scratch[p + k] !== key[k]) return -1;
  p += key.length;
  if (quote !== 0 && scratch[p++] !== quote) return -1;
  return expectByte(p, COLON);
}
function readPlainObject(w, text, sink) {
  const { bytes } = w;
  if (scratch[w.byte] !== OPEN_BRACE) return false;
  let p = skipBlanks3(w.byte + 1);
  const nameKeyByte = p;
  const nameKey = quoteAt(p);
  p = expectKey(p, NAME_KEY, nameKey);
  if (p < 0) return false;
  p = skipBlanks3(p);
  const quote = quoteAt(p++);
  if (quote === 0) return false;
  let ahead = w.byte - w.at;
  const nameKeyAt = nameKeyByte - ahead;
  const labelStart = p - ahead;
  for (; ; ) {
    const byte = scratch[p];
    if (byte === quote) break;
    if (byte === BACKSLASH || byte < SPACE || p >= bytes) return false;
    if (byte < BEYOND_ASCII) p++;
    else if (byte < UTF8_THREE_BYTES) {
      p += 2;
      ahead++;
    } else if (byte < UTF8_FOUR_BYTES) {
      p += 3;
      ahead += 2;
    } else {
      p += 4;
      ahead += 2;
    }
  }
  const labelEnd = p - ahead;
  p = expectByte(p + 1, COMMA);
  if (p < 0) return false;
  p = skipBlanks3(p);
  const boxKeyAt = p - ahead;
  const boxKey = quoteAt(p);
  p = expectKey(p, BOX_KEY, boxKey);
  if (p < 0) return false;
  p = expectByte(p, OPEN_BRACKET);
  if (p < 0) return false;
  const boxStart = p - 1 - ahead;
  let x1 = 0;
  let y1 = 0;
  let x2 = 0;
  let y2 = 0;
  for (let i = 0; i < 4; i++) {
    let byte = scratch[p];
    while (isJsonSpace(byte)) byte = scratch[++p];
    const negative = byte === MINUS;
    if (negative) byte = scratch[++p];
    let mantissa = byte - DIGIT_0;
    if (mantissa < 0 || mantissa > 9) return false;
    const first = p;
    let digit = scratch[++p] - DIGIT_0;
    if (mantissa === 0 && digit >= 0 && digit <= 9) return false;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = scratch[++p] - DIGIT_0;
    }
    let value = mantissa;
    let digits = p - first;
    if (digit === -2) {
      const point = p;
      digit = scratch[++p] - DIGIT_0;
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digit = scratch[++p] - DIGIT_0;
      }
      const fraction = p - point - 1;
      if (fraction === 0) return false;
      digits += fraction;
      if (digits > 15) return false;
      value = mantissa / POWERS[fraction];
    }
    if (digits > 15) return false;
    if (negative) value = -value;
    if (i === 0) x1 = value;
    else if (i === 1) y1 = value;
    else if (i === 2) x2 = value;
    else y2 = value;
    p = expectByte(p, i < 3 ? COMMA : CLOSE_BRACKET);
    if (p < 0) return false;
  }
  const boxEnd = p - ahead;
  p = expectByte(p, CLOSE_BRACE);
  if (p < 0 || p > bytes) return false;
  const isPlain2 = nameKey === DOUBLE_QUOTE && quote === DOUBLE_QUOTE && boxKey === DOUBLE_QUOTE;
  const quotes = isPlain2 ? void 0 : { nameKey, nameKeyAt, label: quote, boxKey, boxKeyAt };
  const label = text.slice(labelStart, labelEnd);
  const places = { labelStart, labelEnd, boxStart, boxEnd, swapped: x1 > x2 || y1 > y2, quotes };
  if (!sink.takePlain(label, aabbOfCorners(x1, y1, x2, y2), places)) return false;
  w.at = p - ahead;
  w.byte = p;
  return true;
}

// src/parse/json/tuple.ts
function readTuple(c, s, to) {
  const start = c.at;
  const found = c.found.length;
  const value = beginsTuple(c) ? readValue(c, Math.max(1, c.limits.depth - 3)) : void 0;
  const [name, ...rest] = value?.kind === "list" ? value.items : [];
  const boxes = c.starved || name?.kind !== "text" || !isName(name.text) ? void 0 : boxesOf(rest, s.inMap);
  if (value === void 0 || name?.kind !== "text" || boxes === void 0) {
    c.at = start;
    c.found.length = found;
    return false;
  }
  for (const [i, box] of boxes.entries()) {
    if (i > 0) topFrame(s).comma = box.start;
    if (!beginObject(c, s, to, start)) return true;
    if (i === 0) mark(c, "object-form", start, value.end);
    to.readNamed(c, name, box);
    c.objectIndex++;
    if (to.collector.stopped) return true;
  }
  return true;
}
var isName = (text) => canName(text) && (roleOf(text) === "other" || foldKey(text) === "box");
function beginsTuple(c) {
  const start = c.at;
  c.at++;
  skipSpace(c);
  const kind = quoteKindAt(c, c.at);
  const named = kind > 0 && readQuoted(c, kind) !== void 0;
  if (named) skipSpace(c);
  const comma = named && codeAt(c, c.at) === COMMA;
  if (comma) {
    c.at++;
    skipSpace(c);
  }
  const code = codeAt(c, c.at);
  c.at = start;
  return !c.starved && comma && (code === OPEN_BRACKET || code === OPEN_PAREN || code === MINUS || code === DOT || isDigit(code));
}
function boxesOf(rest, inMap) {
  if (rest.length === 1) return boxesIn(rest[0]);
  if (!inMap || rest.length !== 4 || rest.some(({ kind }) => kind !== "number")) return void 0;
  return [{ kind: "list", items: rest, start: rest[0].start, end: rest[3].end }];
}

// src/parse/json/list.ts
function readItems(c, s, to) {
  while (c.at < c.end && !to.collector.stopped) {
    const { at, objectIndex } = c;
    const found = c.found.length;
    const closedDict = s.closedDict;
    const tag = readItem(c, s, to);
    if (c.starved) {
      s.closedDict = closedDict;
      c.at = at;
      c.objectIndex = objectIndex;
      c.found.length = found;
      return void 0;
    }
    if (s.lists.open) compareStated(s.lists, to.collector);
    if (tag) return tag;
  }
  return void 0;
}
function readItem(c, s, to) {
  const code = codeAt(c, c.at);
  if (isJsonSpace(code)) {
    let end = c.at + 1;
    while (end < c.end && isJsonSpace(c.text.charCodeAt(end))) end++;
    passBlanks(c, s, end);
    return void 0;
  }
  if (s.closedDict) {
    const { length: length3 } = s.frames;
    reopenDict(c, s, to, code);
    if (c.starved || s.frames.length > length3) return void 0;
  }
  if (code === LESS_THAN) return readAngle(c, s);
  const frame = topFrame(s);
  if (code === BACKSLASH && frame && s.prose?.end !== c.base + c.at && isWrittenSpace(c, c.at)) {
    skipSpace(c);
    return void 0;
  }
  if (frame?.quote !== void 0 && frame.comma < 0 && quoteKindAt(c, c.at) === frame.quote) {
    flushProse(c, s);
    c.at += widthOfQuote(frame.quote);
    frame.quote = void 0;
    return void 0;
  }
  if (code === COMMA) {
    if (frame === void 0) return passOver(c, s, c.at + 1);
    flushProse(c, s);
    if (frame.comma >= 0 || frame.items === 0) mark(c, "extra-comma", c.at, c.at + 1);
    frame.comma = c.base + c.at;
    c.at++;
  } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) readCloser(c, s, to, code);
  else if (frame === void 0 && (code === OPEN_BRACE || code === OPEN_BRACKET) && passHeaded(c, s)) return void 0;
  else if (frame?.kind === "dict") {
    if (code !== OPEN_BRACE || !endDictBefore(c, s)) readDictEntry(c, s, to);
  } else if (code === OPEN_BRACE) {
    if (!readPlainRun(c, s, to, frame)) readObjectAt(c, s, to);
  } else if (code === OPEN_BRACKET) openList(c, s, to);
  else if (code === OPEN_PAREN && frame && readTuple(c, s, to)) return void 0;
  else if (code === BACKTICK && readFence(c, s)) return void 0;
  else readOther2(c, s, code);
  return void 0;
}
function readPlainRun(c, s, to, frame) {
  const sink = to.plain(c);
  const room = c.limits.objects - c.objectIndex;
  if (sink === void 0 || room <= 0) return false;
  const start = c.at;
  const inOrder = frame !== void 0 && s.prose === void 0 && (frame.comma >= 0 || frame.items === 0);
  const count = readPlainObjects(c, sink, inOrder ? room : 1);
  if (count === 0) return false;
  if (inOrder) {
    frame.items += count;
    frame.comma = -1;
  } else noteObject(c, s, start);
  return true;
}
function readOther2(c, s, code) {
  const frame = topFrame(s);
  if (frame && (code === SLASH || code === HASH)) {
    const { at } = c;
    skipSpace(c);
    if (c.starved) return;
    if (c.at > at) {
      flushProse(c, s);
      return;
    }
  }
  const inWord = s.prose?.end === c.base + c.at && code !== DOUBLE_QUOTE && code !== BACKTICK;
  const isText = frame !== void 0 && (frame.comma >= 0 || frame.items === 0) && !inWord && quoteKindAt(c, c.at) > 0;
  if (c.starved) return;
  if (isText) readLooseText(c, s);
  else if (!readWrapper(c, s)) readWords(c, s);
}
function readAngle(c, s) {
  const end = skipComment2(c, c.at, s.comments, s.absent);
  if (end === CUT) {
    c.starved = true;
    return void 0;
  }
  if (end > c.at) {
    flushProse(c, s);
    mark(c, "comment", c.at, end);
    c.at = end;
    return void 0;
  }
  const tag = tagAt(c.text, c.at, c.end);
  if (tag === CUT && !c.final) c.starved = true;
  else if (tag === void 0 || tag === CUT) passOver(c, s, c.at + 1);
  else return tag;
  return void 0;
}
function openList(c, s, to) {
  const start = c.at;
  const inner = endOfBlanks(c, start + 1);
  const next = codeAt(c, inner);
  const frame = topFrame(s);
  const opens = frame !== void 0 || next === OPEN_BRACE || next === OPEN_BRACKET || next === CLOSE_BRACKET || next === END || quoteKindAt(c, inner) > 0 || next === OPEN_PAREN && quoteKindAt(c, endOfBlanks(c, inner + 1)) > 0;
  if (frame?.kind === "list" && quoteKindAt(c, inner) > 0 && readTuple(c, s, to)) return;
  const opensOdd = next === COMMA || next === SLASH || next === HASH || next === BACKTICK || isOddSpace(next);
  if (c.starved) return;
  if (!opens && !opensOdd) {
    s.proseBrackets++;
    passOver(c, s, start + 1);
    return;
  }
  if (s.frames.length >= c.limits.depth) {
    mark(c, "too-deep", start, start + 1, String(c.limits.depth));
    to.collector.stopped = true;
    return;
  }
  flushProse(c, s);
  countItem(c, s, start);
  if (frame !== void 0) {
    if (s.frames.length === 1) mark(c, "wrapper", start, start + 1);
  } else if (to.collector.objects.length > 0 && next === OPEN_BRACE) mark(c, "several-lists", start, start + 1);
  if (frame === void 0) forgetWords(s.words);
  if (frame === void 0 && !s.inMap) openStated(s.lists, to.collector, c, c.base + start, s.words.heading);
  s.frames.push({ kind: "list", versions: {}, items: 0, comma: -1, ...frame?.inside && { inside: true } });
  c.at++;
}
function readLooseText(c, s) {
  const start = c.at;
  c.openQuote = false;
  const quoted = readQuoted(c, quoteKindAt(c, start));
  if (c.starved) return;
  if (quoted === void 0 && !(c.openQuote && BRACKET.test(c.text.slice(start, c.end)))) {
    c.at = start;
    passOver(c, s, start + 1);
    return;
  }
  flushProse(c, s);
  countItem(c, s, start);
  if (quoted) mark(c, "not-an-object", start, c.at);
  else {
    c.at = start;
    resync(c);
    if (!c.starved) markObject(c, "unfinished-object", start, c.at);
  }
}
var BRACKET = /[[{(]/;
function readFence(c, s) {
  const start = c.at;
  if (codeAt(c, start + 1) !== BACKTICK || codeAt(c, start + 2) !== BACKTICK) return c.starved;
  let end = start + 3;
  while (end - start < 24) {
    const code = codeAt(c, end);
    if (!isAsciiLetter(code) && code !== BACKTICK) break;
    end++;
  }
  if (c.starved) return true;
  flushProse(c, s);
  mark(c, "fence", start, end);
  c.at = end;
  return true;
}
function readWrapper(c, s) {
  const start = c.at;
  if (s.frames.length > 0 || s.prose?.end === c.base + start) return false;
  let end = start;
  for (let k = 0; k < WRAPPER.length; k++) if (codeAt(c, end++) !== WRAPPER.charCodeAt(k)) return c.starved;
  const next = codeAt(c, endOfBlanks(c, end));
  if (c.starved) return true;
  flushProse(c, s);
  const ownBrace = next === OPEN_BRACKET || next === OPEN_BRACE;
  if (ownBrace) s.wrapperBraces++;
  c.at = ownBrace ? end : end - 1;
  mark(c, "wrapper", start, c.at);
  return true;
}
var WRAPPER = "str{";
function readWords(c, s) {
  let end = c.at + 1;
  for (; end < c.end; end++) {
    const code = c.text.charCodeAt(end);
    if (code === LESS_THAN || code === BACKTICK || isBracket(code) || isJsonSpace(code)) break;
    if (s.frames.length > 0 && (code === COMMA || code === SLASH || code === HASH || code === DOUBLE_QUOTE)) break;
  }
  passOver(c, s, end);
}
function finishItems(c, s, to) {
  flushProse(c, s);
  closeStated(s.lists, to.collector, c, c.base + c.end, true);
  if (s.frames.some((frame) => frame.items > 0)) mark(c, "missing-bracket", c.end, c.end);
  closeFrames(c, s, 0);
}

// src/parse/reading.ts
function beginReading(to, options) {
  const absent = {};
  const { lenient = false } = options;
  const c = createCursor({ text: "", final: false, limits: limitsFrom(options.limits), lenient });
  return {
    c,
    to,
    mode: "begin",
    outside: "bare",
    absentInMap: {},
    items: createItemState(absent),
    absent,
    prefill: options.prefill,
    search: void 0,
    kept: [],
    mapFound: false,
    emptyList: false
  };
}
function readOn(r, text, end, final) {
  const { c } = r;
  const source = { text, end, final };
  c.text = text;
  c.starved = false;
  c.window = void 0;
  c.end = end;
  c.final = final;
  if (r.mode === "begin" && !begin2(r, source)) return;
  while (!c.starved && (c.at < end || r.mode === "map" || final && r.mode === "skip")) {
    if (r.to.collector.stopped) return;
    if (r.mode === "skip") skipBlock(r, source);
    else if (r.mode === "map") readMap(r, source);
    else if (r.mode === "rest") lookForTags(r, source);
    else readBare(r, source);
  }
}
function begin2(r, { end, final }) {
  const { c, prefill } = r;
  r.mode = "bare";
  if (prefill === void 0) return true;
  const first = c.text.search(/\S/);
  if (!final && (first < 0 || c.text[first] === "<" && tagAt(c.text, first, end) === CUT)) {
    r.mode = "begin";
    return false;
  }
  if (blockFromPrompt(c.text, prefill) !== void 0) {
    r.search = searchBlockEnd(prefill, 0);
    r.mode = prefill === "map" ? "map" : "skip";
    r.mapFound = prefill === "map";
    r.items = createItemState(r.absent, r.mapFound);
  }
  return true;
}
function readBare(r, { end, final }) {
  const { c, items, to } = r;
  c.end = end;
  c.final = final;
  const tag = readItems(c, items, to);
  if (to.collector.objects.length > 0) r.mapFound = true;
  if (tag) {
    flushProse(c, items);
    openTag(r, tag);
  }
}
function lookForTags(r, { end, final }) {
  const { c } = r;
  c.end = end;
  c.final = final;
  const at = c.text.indexOf("<", c.at);
  c.at = at < 0 || at >= end ? end : at;
  if (c.at === end) return;
  const tag = tagAt(c.text, c.at, end);
  if (tag === CUT && !final) c.starved = true;
  else if (tag === void 0 || tag === CUT) c.at++;
  else openTag(r, tag);
}
function openTag(r, tag) {
  const { c } = r;
  c.at = tag.end;
  if (tag.closes) {
    mark(c, "stray-tag", tag.start, tag.end, spellTag(tag));
    return;
  }
  if (tag.kind === "map" && !r.mapFound) {
    c.found.length = 0;
    c.objectIndex = 0;
    delete r.to.collector.origin;
    delete r.to.collector.floor;
    delete r.to.collector.imageSize;
    r.items = createItemState(r.absent, true);
    r.mapFound = true;
    r.mode = "map";
  } else {
    if (tag.kind === "map") mark(c, "extra-block", tag.start, tag.end, tag.kind);
    r.mode = "skip";
  }
  if (!tag.exact) mark(c, "respelled-tag", tag.start, tag.end, spellTag(tag));
  r.search = searchBlockEnd(tag.kind, tag.end);
}
function skipBlock(r, source) {
  const { c } = r;
  const search = r.search;
  const found = blockEnd(source, search, r.absent);
  if (found === void 0) {
    c.at = search.at;
    c.starved = true;
    return;
  }
  c.at = found.close?.end ?? found.end;
  r.kept = [];
  r.mode = r.outside;
}
function readMap(r, source) {
  const { c, items, to } = r;
  const search = r.search;
  const found = blockEnd(source, search, r.absent);
  c.end = found?.end ?? search.opening?.start ?? search.at;
  c.final = found !== void 0;
  for (; ; ) {
    const tag = readItems(c, items, to);
    if (to.collector.stopped) return;
    if (tag === void 0) break;
    flushProse(c, items);
    passNested(c, tag, r.absentInMap);
  }
  if (found === void 0) {
    c.starved = true;
    return;
  }
  c.starved = false;
  endMap(r, found);
}
function endMap(r, found) {
  const { c, items, to } = r;
  const { kind } = r.search;
  finishItems(c, items, to);
  if (found.close === void 0) mark(c, "unclosed-block", found.end, found.end, kind);
  else if (!found.close.exact) mark(c, "respelled-tag", found.close.start, found.close.end, spellTag(found.close));
  r.emptyList = items.emptyList;
  c.at = found.close?.end ?? found.end;
  r.mode = r.outside = "rest";
}
function passNested(c, tag, absent) {
  mark(c, "nested-block", tag.start, tag.end);
  c.at = tag.end;
  if (tag.closes || tag.kind === "map") return;
  const inside = { text: c.text, end: c.end, final: true };
  const inner = blockEnd(inside, searchBlockEnd(tag.kind, tag.end), absent);
  if (inner?.close) c.at = inner.close.end;
}
function endReading(r) {
  const { c } = r;
  if (r.mode === "bare" && !r.to.collector.stopped) {
    finishItems(c, r.items, r.to);
    r.emptyList = r.items.emptyList;
  }
}

// src/parse/layout.ts
function parseLayout(text, options) {
  if (typeof text !== "string")
    throw new V2loError({
      code: "bad-option",
      expected: "a text",
      received: showReceived(text),
      remedy: "pass the response as a string; a missing one is an empty string"
    });
  const reading = startLayout(options);
  readOn(reading, text, Math.min(text.length, reading.c.limits.characters), true);
  return finishLayout(reading, options ?? {}, text.length, () => text);
}
function finishLayout(reading, options, length3, whole) {
  const { dialect, prefill } = options;
  const asked = TEXT_DIALECTS.find(({ name }) => name === dialect);
  const { c, to } = reading;
  const unread = to.collector.objects.length === 0 && !to.collector.stopped;
  if (asked || unread && (dialect ?? "auto") === "auto") {
    const end = Math.min(length3, c.limits.characters);
    const dialects = asked ? [asked] : TEXT_DIALECTS.filter(({ name }) => name !== "prose" || c.objectIndex === 0);
    const found = readTextDialect(whole(), end, c.limits, { ...options, ...prefill && { prefill } }, dialects);
    if (found) return endText(found, options, length3);
  }
  return endLayout(reading, options, length3);
}
function startLayout(given) {
  if (given) checkOptions(given);
  const options = given ?? {};
  const { dialect = "auto", camera = {} } = options;
  const collector = createCollector();
  const json = JSON_DIALECTS.find(({ name }) => name === dialect);
  const to = json || dialect === "v2lo" ? targetFor(json?.name ?? "v2lo", collector, camera) : recognisingTarget(collector, camera);
  const reading = beginReading(to, options);
  if (TEXT_DIALECTS.some(({ name }) => name === dialect)) reading.mode = "rest";
  return reading;
}
function endLayout(r, options, length3) {
  const { c, to } = r;
  endReading(r);
  const { objects, floor, imageSize } = to.collector;
  const image = warnOfImage(imageSize, objects);
  const more = [...image ? [image] : [], ...tooLong(length3, c.limits)];
  const found = more.length > 0 ? [...c.found, ...more] : c.found;
  if (objects.length === 0 && (!r.emptyList || to.collector.stopped))
    return nothingRead(found, length3, options.diagnostics);
  const { name, origin, assumptions } = to.used();
  return {
    ok: true,
    value: { origin: options.origin ?? to.collector.origin ?? origin, objects, ...floor && { floor } },
    diagnostics: settle2(found, options.diagnostics),
    dialect: name,
    assumptions
  };
}
function endText(reading, options, length3) {
  const { dialect, objects, aside } = reading;
  const found = [...reading.diagnostics, ...tooLong(length3, limitsFrom(options.limits))];
  if (objects.length === 0) return { ...nothingRead(found, length3, options.diagnostics), dialect: dialect.name };
  return {
    ok: true,
    value: { origin: options.origin ?? dialect.origin, objects },
    diagnostics: settle2(found, options.diagnostics),
    dialect: dialect.name,
    assumptions: dialect.assumptions,
    ...aside && { aside }
  };
}
function tooLong(length3, { characters }) {
  if (length3 <= characters) return [];
  return [{ ...diagnose("too-long", "", [0, 0], { detail: String(characters) }), span: [characters, length3] }];
}
function nothingRead(found, length3, which) {
  const lost = found.filter((d) => d.severity === "error");
  const reason = noMap(length3, lost);
  const [first, ...others] = settle2(reason ? [...lost, reason] : lost, which);
  return { ok: false, diagnostics: [first, ...others] };
}
function noMap(length3, lost) {
  if (lost.some(({ code: code2 }) => code2 === "image-boxes" || code2 === "grid-map" || code2 === "not-metric")) return void 0;
  if (lost.some(({ objectIndex }) => objectIndex !== void 0)) return void 0;
  const code = length3 === 0 ? "empty-text" : "no-map";
  return { ...diagnose(code, "", [0, 0]), span: [0, length3] };
}
var DIALECTS = /* @__PURE__ */ (() => ["auto", ...DIALECT_NAMES])();
var PREFILL_BLOCKS = ["map", "think"];
function checkOptions({
  dialect = "auto",
  origin,
  prefill,
  camera,
  unnamed,
  diagnostics = "counted"
}) {
  checkDialectOptions({ ...camera && { camera }, ...unnamed !== void 0 && { unnamed } });
  refuseUnless(DIALECTS.includes(dialect), "dialect", DIALECTS, dialect);
  refuseUnless(DIAGNOSTICS_OPTIONS.includes(diagnostics), "diagnostics", DIAGNOSTICS_OPTIONS, diagnostics);
  refuseUnless(origin === void 0 || ORIGINS.includes(origin), "origin", ORIGINS, origin);
  refuseUnless(prefill === void 0 || PREFILL_BLOCKS.includes(prefill), "prefill", PREFILL_BLOCKS, prefill);
}
function refuseUnless(good, option, choices, received) {
  if (!good)
    throw new V2loError({
      code: "bad-option",
      expected: `${option} ${choices.map((choice) => `'${choice}'`).join(", ")}`,
      received: showReceived(received),
      remedy: "leave the option out for its default"
    });
}

// src/memory/observation.ts
var MOST_OBJECTS = 1e4;
function readObservation(input) {
  const { pose, poseSd = {}, view = {}, objects, at, source } = input ?? {};
  const stood = checkPose(pose);
  if (!Number.isFinite(at)) throw bad("at: a finite number of seconds", at, "give the time of the observation");
  const sd = { position: poseSd.position ?? 0, yawDeg: poseSd.yawDeg ?? 0 };
  for (const [name, value] of Object.entries(sd))
    if (!(value >= 0 && Number.isFinite(value))) throw bad(`poseSd.${name}: 0 or more`, value, "leave it out for 0");
  const seen = readView(view);
  const read6 = readObjects(objects);
  if (read6.objects.length > MOST_OBJECTS)
    throw bad(`at most ${MOST_OBJECTS} objects`, read6.objects.length, "split the observation");
  return {
    observation: {
      kind: "observe",
      at,
      pose: stood,
      poseSd: sd,
      view: seen,
      objects: read6.objects,
      ...source !== void 0 && { source }
    },
    diagnostics: read6.diagnostics
  };
}
function readView(view) {
  const { fovDeg = 90, range = 10, eyeHeight = 1.5, pitchDeg = 0 } = view;
  if (!(fovDeg >= 1 && fovDeg <= 170)) throw bad("view.fovDeg: 1 to 170", fovDeg, "leave it out for 90");
  if (!(range > 0 && range <= 1e6)) throw bad("view.range: meters over 0", range, "leave it out for 10");
  if (!(eyeHeight > 0 && eyeHeight <= 10))
    throw bad("view.eyeHeight: meters from 0 to 10", eyeHeight, "leave it out for 1.5");
  if (!(Math.abs(pitchDeg) <= 89)) throw bad("view.pitchDeg: -89 to 89", pitchDeg, "leave it out for a level view");
  return { fovDeg, range, eyeHeight, pitchDeg };
}
function checkPose(pose) {
  const numbers = [pose?.position?.[0], pose?.position?.[1], pose?.yawDeg];
  if (!numbers.every((n) => typeof n === "number" && Math.abs(n) <= FARTHEST2))
    throw bad(
      `pose: { position: [x, y], yawDeg } of finite numbers up to ${FARTHEST2}`,
      pose,
      "leave an observation without a pose out"
    );
  return { position: [pose.position[0], pose.position[1]], yawDeg: pose.yawDeg };
}
var FARTHEST2 = 1e6;
function readObjects(objects) {
  if (typeof objects === "string") {
    const read6 = parseLayout(objects);
    return { objects: read6.ok ? read6.value.objects : [], diagnostics: read6.diagnostics };
  }
  if (!Array.isArray(objects?.objects))
    throw bad("objects: a layout, or the text of a map", objects, "pass createLayout([]) for an empty view");
  return { objects: createLayout(objects.objects, { origin: "observer" }).objects, diagnostics: [] };
}
function bad(expected, received, remedy) {
  return new V2loError({ code: "bad-option", expected, received: showReceived(received), remedy });
}
function logged(given) {
  const text = canonicalJson(given);
  const hash = `${checksumOf(text)}-${text.length.toString(36)}`;
  return { entry: JSON.parse(text), text, hash, bytes: new TextEncoder().encode(text).length };
}
function compareEntries(a, b) {
  if (a.entry.at !== b.entry.at) return a.entry.at - b.entry.at;
  const turns2 = turnOf(a.entry) - turnOf(b.entry);
  if (turns2 !== 0) return turns2;
  if (a.hash !== b.hash) return a.hash < b.hash ? -1 : 1;
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
var turnOf = (entry) => entry.kind === "observe" ? 0 : entry.turn;
function canonicalJson(value) {
  return JSON.stringify(
    value,
    (_, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner
  );
}

// src/memory/locate.ts
function locateIn({ at, objects }, {
  name,
  from,
  nameOf: nameOf2
}) {
  const pose = from && checkPose(from);
  const same = objects.filter(({ id }) => id === name);
  const found = same.length > 0 && !objects.some(({ label }) => label === name) ? same : objects.filter(({ label }) => nameOf2(label) === nameOf2(name));
  const located = found.map(
    (object) => ({ ...object, age: at - object.lastSeen, ...seenFrom(pose, object.center) })
  );
  const isGone = ({ state }) => Number(state === "missing");
  located.sort((a, b) => isGone(a) - isGone(b) || b.confidence - a.confidence || b.lastSeen - a.lastSeen);
  const [best = null, ...alternatives] = located;
  return { best, alternatives };
}
function seenFrom(pose, center) {
  if (pose === void 0) return {};
  const { right, forward } = toEgo(center, observerFrame(pose));
  const away = distance(pose.position, center);
  return { distance: away, ...away > 1e-9 && { bearingDeg: Math.atan2(right, forward) * 180 / Math.PI } };
}
function visibleIn(state, belief, pose, view) {
  const from = checkPose(pose);
  const known = new Map(belief.objects.map((object) => [object.id, object]));
  const tracks = state.tracks.filter(({ id }) => known.has(id) && known.get(id).state !== "missing");
  const seen = readView(view);
  const { objects } = visibility(sceneOfTracks(tracks), cameraOf({ pose: from, view: seen }), { maxRange: seen.range });
  return objects.flatMap((sight) => {
    const object = known.get(sight.id);
    if (!sight.seen || object === void 0) return [];
    return [{ ...object, age: belief.at - object.lastSeen, ...seenFrom(from, object.center), share: sight.share }];
  }).sort((a, b) => a.distance - b.distance);
}

// src/memory/log.ts
var KEEP_EVERY = 32;
var MOST_KEPT = 16;
function createLog(settings, limits, from) {
  const entries = [];
  const texts = /* @__PURE__ */ new Set();
  let bytes = 0;
  let checkpoint = from;
  let state = from ? loadState(from.state, settings) : emptyState();
  let folded = 0;
  let kept = [];
  function goBack(most) {
    if (folded <= most) return;
    kept = kept.filter((one) => one.folded <= most);
    const last = kept.at(-1);
    folded = last?.folded ?? 0;
    const saved = last?.state ?? checkpoint?.state;
    state = saved ? loadState(saved, settings) : emptyState();
  }
  function foldNext() {
    const result = foldEntry(state, entries[folded].entry, settings);
    folded++;
    if (folded % KEEP_EVERY === 0) {
      kept.push({ folded, state: saveState(state) });
      if (kept.length > MOST_KEPT) kept = kept.filter((_, i) => i >= MOST_KEPT / 2 || i % 2 === 1);
    }
    return result;
  }
  const foldTo = (most) => {
    while (folded < most) foldNext();
  };
  const placeOf2 = (one) => {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle2 = low + high >> 1;
      if (compareEntries(entries[middle2], one) < 0) low = middle2 + 1;
      else high = middle2;
    }
    return low;
  };
  return {
    insert(entry) {
      const one = logged(entry);
      if (texts.has(one.text) || one.text === checkpoint?.last.text) return void 0;
      if (checkpoint !== void 0 && compareEntries(one, lastOf(checkpoint)) < 0)
        throw new V2loError({
          code: "bad-option",
          expected: `a time from ${checkpoint.last.at} on, where the checkpoint ends`,
          received: String(one.entry.at),
          remedy: "make a memory with a larger maxObservations to take in what is older"
        });
      const place2 = placeOf2(one);
      goBack(place2);
      entries.splice(place2, 0, one);
      texts.add(one.text);
      bytes += one.bytes;
      return one;
    },
    report(one) {
      const place2 = placeOf2(one);
      goBack(place2);
      foldTo(place2);
      return foldNext();
    },
    has: (text) => texts.has(text),
    remove(isGone) {
      const first = entries.findIndex(isGone);
      if (first < 0) return 0;
      goBack(first);
      const left = entries.filter((one) => !isGone(one));
      const gone = entries.length - left.length;
      entries.splice(0, entries.length, ...left);
      texts.clear();
      bytes = 0;
      for (const one of left) {
        texts.add(one.text);
        bytes += one.bytes;
      }
      return gone;
    },
    trim() {
      if (entries.length <= limits.maxObservations && bytes <= limits.maxBytes) return 0;
      let count = Math.max(entries.length - limits.maxObservations, 0) + Math.floor(limits.maxObservations / 10);
      let left = bytes;
      for (let i = 0; i < entries.length; i++) {
        if (i >= count && left <= limits.maxBytes * 0.9) break;
        left -= entries[i].bytes;
        count = Math.max(count, i + 1);
      }
      count = Math.min(count, entries.length - 1);
      if (count <= 0) return 0;
      goBack(count);
      foldTo(count);
      const last = entries[count - 1];
      checkpoint = { state: saveState(state), last: { at: last.entry.at, hash: last.hash, text: last.text } };
      for (const one of entries.splice(0, count)) texts.delete(one.text);
      bytes = left;
      folded = 0;
      kept = [];
      return count;
    },
    state() {
      foldTo(entries.length);
      return state;
    },
    stateAt(at) {
      const count = entries.findIndex(({ entry }) => entry.at > at);
      if (count < 0) return this.state();
      const near2 = kept.findLast((one) => one.folded <= count);
      const saved = near2?.state ?? checkpoint?.state;
      const past = saved ? loadState(saved, settings) : emptyState();
      for (const { entry } of entries.slice(near2?.folded ?? 0, count)) foldEntry(past, entry, settings);
      return past;
    },
    entries: () => [...entries],
    checkpoint: () => checkpoint,
    entryAt: (place2) => entries[place2 - (checkpoint?.state.count ?? 0)]
  };
}
var lastOf = ({ last: { hash, text } }) => ({ entry: JSON.parse(text), hash, text });
function saveState({ tracks, named, count }) {
  return { tracks: tracks.map((track) => ({ ...track })), named: [...named], count };
}
var loadState = ({ tracks, named, count }, settings) => copyState({ tracks: [...tracks], named: new Map(named), count }, settings);

// src/memory/options.ts
function readOptions(options) {
  const { margin, detection, correctDrift, maxObjects } = { ...DEFAULT_SETTINGS, ...options };
  const { maxObservations = 1e4, maxBytes = 64 * 1024 * 1024 } = options;
  if (!(margin >= 0 && Number.isFinite(margin))) throw bad("margin: 0 or more", margin, "leave it out for 13.8");
  if (!(detection.base > 0 && detection.perMeter >= 0 && Number.isFinite(detection.base + detection.perMeter)))
    throw bad("detection: { base: over 0, perMeter: 0 or more }", detection, "leave it out for 0.05 and 0.05");
  for (const [name, value] of Object.entries({ maxObjects, maxObservations, maxBytes }))
    if (!(Number.isInteger(value) && value >= 10)) throw bad(`${name}: a whole number from 10`, value, "leave it out");
  const lives = Object.entries(options.halfLives ?? {});
  for (const [label, life] of lives)
    if (!(life > 0)) throw bad(`halfLives.${label}: seconds over 0`, life, "leave it out for what does not fade");
  const byLabel = new Map(lives.map(([label, life]) => [foldLabel(label), life]));
  const synonyms = new Map(Object.entries(options.synonyms ?? {}).map(([a, b]) => [foldLabel(a), foldLabel(b)]));
  return {
    settings: { margin, detection, synonyms, correctDrift, maxObjects },
    limits: { maxObservations, maxBytes },
    fading(label, age) {
      const life = byLabel.get(foldLabel(label));
      return life === void 0 ? 1 : 0.5 ** (age / life);
    }
  };
}

// src/memory/snapshot.ts
var SNAPSHOT_VERSION = 1;
function headerLine(checkpoint) {
  return JSON.stringify({ v2lo_map_memory: SNAPSHOT_VERSION, ...checkpoint && { checkpoint } });
}

// src/memory/why.ts
function explain({ tracks }, id, entryAt) {
  const { label, history, odds } = tracks.find((track) => track.id === id);
  const reasons = history.map(({ at, what, entry: place2 }) => {
    const one = entryAt(place2);
    if (one === void 0) return { at, what, hash: null };
    if (one.entry.kind !== "observe") return { at, what, hash: one.hash };
    const { pose, source } = one.entry;
    return { at, what, hash: one.hash, pose, ...source !== void 0 && { source } };
  });
  return { id, label, reasons, odds };
}

// src/memory/memory.ts
var createMemory = (options = {}) => memoryFrom(options);
function memoryFrom(options, checkpoint, fill2) {
  const { settings, limits, fading } = readOptions(options);
  const log = createLog(settings, limits, checkpoint);
  fill2?.((entry) => log.insert(entry));
  log.trim();
  const newest = () => log.entries().at(-1)?.entry.at ?? log.checkpoint()?.last.at ?? 0;
  const belief = (at, state) => beliefOf(state, at, fading);
  const nameOf2 = (label) => {
    const folded = foldLabel(label);
    return settings.synonyms.get(folded) ?? folded;
  };
  const known = (id) => {
    const { tracks } = log.state();
    if (tracks.some((track) => track.id === id)) return id;
    const ids = tracks.slice(0, 20).map((track) => `"${track.id}"`);
    throw new V2loError({
      code: "no-such-object",
      expected: "the id of a thing in the memory",
      received: JSON.stringify(id),
      remedy: ids.length > 0 ? `use one of ${ids.join(", ")}` : "observe something first: the memory is empty"
    });
  };
  const nextTurn = (at) => log.entries().reduce((most, { entry }) => entry.at === at ? Math.max(most, turnOf(entry)) : most, 0) + 1;
  const timeOf = (at) => {
    if (Number.isFinite(at)) return at;
    throw bad("at: a finite number of seconds", at, "leave it out for the newest time");
  };
  return {
    observe(input) {
      const { observation, diagnostics } = readObservation(input);
      const one = log.insert(observation);
      if (one === void 0) {
        const { hash } = logged(observation);
        return { ...NOTHING, hash, isNew: false, diagnostics, checkpointed: 0 };
      }
      const report = log.report(one);
      return { ...report, hash: one.hash, isNew: true, diagnostics, checkpointed: log.trim() };
    },
    belief: (at = newest()) => belief(timeOf(at), log.state()),
    locate(label, { from, at = newest() } = {}) {
      return locateIn(belief(timeOf(at), log.state()), { name: label, from, nameOf: nameOf2 });
    },
    changes(since) {
      const begin3 = log.checkpoint()?.last.at ?? timeOf(since);
      const then = Math.max(timeOf(since), begin3);
      return changesBetween(belief(then, log.stateAt(then)), belief(newest(), log.state()));
    },
    why(id) {
      known(id);
      return explain(log.state(), id, (place2) => log.entryAt(place2));
    },
    visibleFrom: (pose, view = {}) => visibleIn(log.state(), belief(newest(), log.state()), pose, view),
    correct(id, change, at = newest()) {
      if (change.position !== void 0 && !change.position.every((n) => Number.isFinite(n)))
        throw bad("position: two finite numbers", change.position, "leave it out to keep the place");
      if (change.label !== void 0 && foldLabel(change.label) === "")
        throw bad("label: a name", change.label, "leave it out to keep the name");
      log.insert({ kind: "correct", at: timeOf(at), turn: nextTurn(at), id: known(id), change });
      log.trim();
    },
    forget(what, at = newest()) {
      const one = log.insert({ kind: "forget", at: timeOf(at), turn: nextTurn(at), what });
      const forgotten = one ? log.report(one).forgotten : [];
      log.trim();
      return forgotten;
    },
    undo: (what) => log.remove(({ hash, entry }) => "hash" in what ? hash === what.hash : entry.at < what.before),
    snapshot: () => [headerLine(log.checkpoint()), ...log.entries().map(({ text }) => text)],
    entries: () => log.entries()
  };
}

// test/bench/memory/speed.ts
function memorySpeeds() {
  const insert = bestOf(3, insertAndAsk);
  const times = observations().sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
  return [
    "### Speed, in processor time",
    "",
    "| | |",
    "| --- | --- |",
    `| 100,000 inserts, each tenth followed by a query of 1 m x 1 m, one box per square meter | ${insert.toFixed(0)} ms |`,
    `| one observation of 30 objects into a belief of 300, sight included | median ${at(0.5)} ms, p99 ${at(0.99)} ms |`,
    `| memory per believed object | ${bytesPerObject()} bytes of heap |`
  ].join("\n");
}
function insertAndAsk() {
  const random = createRandom(1);
  const index = createBoxIndex();
  const side = Math.sqrt(1e5);
  const begin3 = processorMs();
  let found = 0;
  for (let i = 0; i < 1e5; i++) {
    const [x, y] = [random.between(0, side), random.between(0, side)];
    index.set(i, { minX: x, minY: y, maxX: x + 0.5, maxY: y + 0.5 });
    if (i % 10 === 0) found += index.within({ minX: x, minY: y, maxX: x + 1, maxY: y + 1 }).length;
  }
  if (found < 1e4) throw new Error("every query finds at least the box just put in");
  return processorMs() - begin3;
}
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}
var bestOf = (times, run) => Math.min(...Array.from({ length: times }, run));
function observations() {
  const places = Array.from({ length: 300 }, (_, i) => [i % 20 + 0.3, Math.floor(i / 20) + 0.3]);
  const memory = createMemory();
  const whole = { pose: { position: [0, -1], yawDeg: 0 }, view: { fovDeg: 170, range: 40 } };
  const shown2 = (list, [px, py]) => createLayout(
    list.map(([x, y], i) => {
      const bbox = [x - px - 0.15, y - py - 0.15, x - px + 0.15, y - py + 0.15];
      const [a, b, c, d] = bbox;
      return {
        label: `thing ${i % 10}`,
        bbox,
        footprint: [
          [a, b],
          [c, b],
          [c, d],
          [a, d]
        ]
      };
    })
  );
  memory.observe({ ...whole, objects: shown2(places, [0, -1]), at: 0 });
  const random = createRandom(2);
  const times = [];
  for (let at = 1; at <= 400; at++) {
    const stand = [random.between(2, 18), random.between(-1, 8)];
    const near2 = places.filter(([x, y]) => y > stand[1] + 0.2 && Math.abs(x - stand[0]) < y - stand[1]).sort((a, b) => Math.hypot(a[0] - stand[0], a[1] - stand[1]) - Math.hypot(b[0] - stand[0], b[1] - stand[1])).slice(0, 30);
    const input = { pose: { position: stand, yawDeg: 0 }, objects: shown2(near2, stand), at };
    const begin3 = processorMs();
    memory.observe(input);
    if (at > 50) times.push(processorMs() - begin3);
  }
  return times;
}
function bytesPerObject() {
  const many = createLayout(
    Array.from({ length: 1e4 }, (_, i) => {
      const [x, y] = [i % 100 * 0.8 - 40, Math.floor(i / 100) * 0.8 + 1];
      return { label: `thing ${i % 50}`, bbox: [x, y, x + 0.3, y + 0.3] };
    })
  );
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  collect();
  const before = process.memoryUsage().heapUsed;
  const memory = createMemory();
  memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, view: { fovDeg: 170, range: 100 }, objects: many, at: 0 });
  const { objects } = memory.belief();
  collect();
  return Math.round((process.memoryUsage().heapUsed - before) / objects.length);
}

// ../../../tmp/memdiag/speed.ts
console.log(memorySpeeds());
