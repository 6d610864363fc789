// test/bench/memory/report.ts
import { readFileSync as readFileSync2 } from "node:fs";

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
function bearingOf(right, forward) {
  return normalizeDeg(Math.atan2(right, forward) * DEG);
}
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
function isV2loError(value) {
  return typeof value === "object" && value !== null && BRAND in value;
}
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
var turnLeft = (v) => [0 - v[1], v[0]];
var turnRight = (v) => [v[1], 0 - v[0]];

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
function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.reverse());
  return lower.length === 1 ? lower : [...lower.slice(0, -1), ...upper.slice(0, -1)];
}
function halfHull(sorted) {
  const hull = [];
  for (const point of sorted) {
    while (hull.length > 1 && turnsRightOrStraight(hull[hull.length - 2], hull[hull.length - 1], point)) hull.pop();
    const last = hull.at(-1);
    if (last === void 0 || last[0] !== point[0] || last[1] !== point[1]) hull.push(point);
  }
  return hull;
}
var turnsRightOrStraight = (a, b, c) => cross(scaledToUnit(direction(a, b)), scaledToUnit(direction(a, c))) <= 0;
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
function splitInstance(reference) {
  let end = reference.length;
  while (end > 0 && isJsonSpace(reference.charCodeAt(end - 1))) end--;
  let at = end;
  while (at > 0 && isDigit(reference.charCodeAt(at - 1))) at--;
  if (at === end || end - at > 9 || at === 0) return void 0;
  const separator = reference.charCodeAt(at - 1);
  const separates2 = separator === HASH || separator === UNDERSCORE || separator === MINUS || isJsonSpace(separator);
  if (!separates2) return void 0;
  const label = separator === HASH ? reference.slice(0, at - 1) : reference.slice(0, at);
  return { label, instance: Number(reference.slice(at, end)) };
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
  const checked2 = checkPoints(points, "footprint");
  if (!isConvexCounterClockwise(checked2))
    throw new V2loError({
      code: "bad-footprint",
      expected: "footprint: a convex polygon, counter-clockwise, with an area",
      received: showReceived(points),
      remedy: "pass the convex hull of the outline, or only the box"
    });
  return checked2;
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

// src/scene/generate/reachable-floor.ts
var STEP = 0.1;
var REACH = 0.35;
var [STEP_OVER, WALK_UNDER] = [0.05, 1.9];
var pointOf = (index, columns) => [index % columns * STEP, Math.floor(index / columns) * STEP];
function emptyWays(room, [startX, startY]) {
  const columns = Math.floor(room.width / STEP) + 1;
  const rows = Math.floor(room.depth / STEP) + 1;
  const blocked = new Uint8Array(columns * rows);
  const { notch } = room;
  for (let i = 0; i < blocked.length; i++) {
    const [x, y] = pointOf(i, columns);
    const atWall = Math.min(x, y, room.width - x, room.depth - y) < REACH;
    if (atWall || notch && distanceTo(notch, x, y) < REACH) blocked[i] = 1;
  }
  return { columns, rows, blocked, start: Math.round(startY / STEP) * columns + Math.round(startX / STEP) };
}
var blocksWay = ({ role, zRange, size }) => role !== "top" && size.base < WALK_UNDER && zRange[1] > STEP_OVER;
function withThings(ways, things) {
  const blocked = ways.blocked.slice();
  for (const thing of things) if (blocksWay(thing)) block(ways, blocked, thing);
  return { ...ways, blocked };
}
function block({ columns, rows }, blocked, { box, origin, right, front, size }) {
  const [across, along] = [size.width / 2, size.depth / 2];
  const first = Math.max(0, Math.ceil((box.minX - REACH) / STEP));
  const last = Math.min(columns - 1, Math.floor((box.maxX + REACH) / STEP));
  const low = Math.max(0, Math.ceil((box.minY - REACH) / STEP));
  const high = Math.min(rows - 1, Math.floor((box.maxY + REACH) / STEP));
  for (let row = low; row <= high; row++)
    for (let column = first; column <= last; column++) {
      const [dx, dy] = [column * STEP - origin[0], row * STEP - origin[1]];
      const beside = Math.max(0, Math.abs(dx * right[0] + dy * right[1]) - across);
      const before = Math.max(0, Math.abs(dx * front[0] + dy * front[1]) - along);
      if (beside * beside + before * before < REACH * REACH) blocked[row * columns + column] = 1;
    }
}
function distanceTo({ minX, minY, maxX, maxY }, x, y) {
  const dx = Math.max(0, minX - x, x - maxX);
  const dy = Math.max(0, minY - y, y - maxY);
  return Math.sqrt(dx * dx + dy * dy);
}
function reachedFrom({ columns, blocked, start }) {
  const reached = new Uint8Array(blocked.length);
  if (blocked[start] !== 0) return reached;
  const stack = new Int32Array(blocked.length);
  let waiting = 0;
  const visit2 = (index) => {
    if (blocked[index] !== 0 || reached[index] !== 0) return;
    reached[index] = 1;
    stack[waiting++] = index;
  };
  visit2(start);
  while (waiting > 0) {
    const index = stack[--waiting];
    visit2(index - 1);
    visit2(index + 1);
    visit2(index - columns);
    visit2(index + columns);
  }
  return reached;
}
var CUT_OFF = 0.08;
function reachesFloor({ blocked }, reached) {
  let [free2, walked] = [0, 0];
  for (let i = 0; i < blocked.length; i++) {
    if (blocked[i] === 0) free2++;
    walked += reached[i];
  }
  return walked >= (1 - CUT_OFF) * free2;
}
function reachesAll({ columns, rows }, reached, targets) {
  return targets.every(({ minX, minY, maxX, maxY }) => {
    const [first, last] = [Math.max(0, Math.ceil(minX / STEP)), Math.min(columns - 1, Math.floor(maxX / STEP))];
    const [low, high] = [Math.max(0, Math.ceil(minY / STEP)), Math.min(rows - 1, Math.floor(maxY / STEP))];
    for (let row = low; row <= high; row++)
      for (let column = first; column <= last; column++) if (reached[row * columns + column] === 1) return true;
    return false;
  });
}

// src/scene/generate/furniture.ts
var kind = (role, front, loose) => (width, depth, height, extras = {}) => ({
  role,
  front,
  loose,
  width,
  depth,
  height,
  ...extras
});
var standing = kind("wall", true, false);
var cornered = kind("corner", false, true);
var free = kind("free", false, false);
var seat = kind("at", true, true);
var small = kind("top", false, true);
var device = kind("top", true, false);
var hung = kind("hung", true, false);
var opening = kind("opening", true, false);
var flat = kind("floor", false, false);
var ROWS = {
  door: opening([0.8, 0.95], [0.05, 0.05], [2, 2.1]),
  window: opening([0.8, 2], [0.05, 0.05], [1, 1.35], { base: [0.93, 1.08] }),
  "double bed": standing([1.46, 1.86], [2.05, 2.18], [0.45, 0.6], { label: "bed" }),
  "single bed": standing([0.93, 1.06], [2.02, 2.12], [0.42, 0.58], { label: "bed" }),
  wardrobe: standing([1, 2], [0.56, 0.62], [1.95, 2.3]),
  dresser: standing([0.8, 1.6], [0.42, 0.5], [0.75, 1]),
  bookshelf: standing([0.6, 1], [0.28, 0.4], [1.8, 2.1]),
  "tv stand": standing([1.2, 1.8], [0.36, 0.45], [0.4, 0.6]),
  sideboard: standing([1.2, 1.8], [0.4, 0.48], [0.7, 0.85]),
  "console table": standing([0.9, 1.3], [0.28, 0.4], [0.75, 0.82]),
  desk: standing([1.1, 1.6], [0.6, 0.8], [0.72, 0.76]),
  cabinet: standing([0.8, 1], [0.4, 0.45], [1.2, 1.95]),
  "filing cabinet": standing([0.4, 0.48], [0.45, 0.62], [0.65, 1.1]),
  "shoe cabinet": standing([0.5, 0.8], [0.18, 0.3], [0.9, 1.2]),
  piano: standing([1.4, 1.52], [0.55, 0.65], [1.1, 1.3]),
  sofa: standing([1.6, 2.3], [0.82, 1], [0.7, 0.9]),
  nightstand: standing([0.37, 0.55], [0.32, 0.45], [0.45, 0.62]),
  radiator: standing([0.6, 1.4], [0.08, 0.12], [0.45, 0.55], { base: [0.1, 0.15] }),
  counter: standing([0.4, 0.8], [0.6, 0.65], [0.88, 0.92]),
  sink: standing([0.6, 0.8], [0.6, 0.65], [0.88, 0.92]),
  stove: standing([0.5, 0.6], [0.6, 0.65], [0.88, 0.92]),
  dishwasher: standing([0.45, 0.6], [0.6, 0.65], [0.88, 0.92]),
  "washing machine": standing([0.6, 0.6], [0.5, 0.62], [0.84, 0.86]),
  fridge: standing([0.55, 0.75], [0.6, 0.7], [1.5, 2]),
  "floor lamp": cornered([0.26, 0.4], "width", [1.4, 1.75]),
  plant: cornered([0.28, 0.5], "width", [0.6, 1.6]),
  "trash can": cornered([0.22, 0.36], "width", [0.28, 0.65]),
  "laundry basket": cornered([0.35, 0.45], [0.3, 0.4], [0.5, 0.62]),
  "coat rack": cornered([0.4, 0.5], "width", [1.65, 1.85]),
  "storage box": cornered([0.35, 0.5], [0.28, 0.4], [0.25, 0.4]),
  speaker: kind("corner", true, false)([0.18, 0.28], [0.22, 0.32], [0.85, 1.1]),
  "dining table": free([1.2, 2], [0.75, 0.95], [0.73, 0.76]),
  "kitchen table": free([0.75, 1.15], [0.7, 0.8], [0.73, 0.76]),
  "meeting table": free([1.4, 2.2], [0.8, 1.1], [0.72, 0.75]),
  "coffee table": free([0.8, 1.3], [0.45, 0.7], [0.38, 0.48]),
  "side table": free([0.38, 0.55], "width", [0.45, 0.6]),
  "kitchen island": free([1.2, 1.8], [0.6, 0.9], [0.88, 0.92]),
  ottoman: free([0.45, 0.8], [0.4, 0.6], [0.38, 0.46]),
  bench: free([1, 1.4], [0.35, 0.42], [0.44, 0.48]),
  chair: seat([0.42, 0.5], [0.45, 0.55], [0.78, 0.95]),
  "office chair": seat([0.55, 0.66], [0.55, 0.66], [0.88, 1.15]),
  armchair: kind("at", true, false)([0.7, 0.92], [0.72, 0.9], [0.75, 1.05]),
  stool: kind("at", false, true)([0.33, 0.42], "width", [0.45, 0.5]),
  "bar stool": kind("at", false, true)([0.36, 0.44], "width", [0.63, 0.78]),
  tv: device([0.97, 1.45], [0.06, 0.1], [0.58, 0.84]),
  monitor: device([0.54, 0.72], [0.17, 0.24], [0.42, 0.56]),
  laptop: device([0.3, 0.38], [0.24, 0.3], [0.2, 0.25]),
  keyboard: device([0.36, 0.45], [0.12, 0.16], [0.02, 0.04]),
  printer: device([0.38, 0.48], [0.34, 0.4], [0.18, 0.32]),
  microwave: device([0.44, 0.52], [0.32, 0.4], [0.26, 0.31]),
  "coffee machine": device([0.18, 0.3], [0.28, 0.4], [0.28, 0.4]),
  toaster: small([0.26, 0.34], [0.16, 0.2], [0.18, 0.21]),
  kettle: small([0.15, 0.22], "width", [0.2, 0.26]),
  bowl: small([0.2, 0.3], "width", [0.08, 0.12]),
  plate: small([0.2, 0.27], "width", [0.02, 0.03]),
  cup: small([0.08, 0.1], "width", [0.08, 0.12]),
  book: small([0.15, 0.22], [0.2, 0.28], [0.02, 0.06]),
  vase: small([0.1, 0.2], "width", [0.2, 0.38]),
  "table lamp": small([0.16, 0.28], "width", [0.32, 0.55]),
  "desk lamp": small([0.15, 0.2], "width", [0.38, 0.5]),
  pillow: kind("top", false, false)([0.45, 0.65], [0.36, 0.45], [0.1, 0.16]),
  picture: hung([0.3, 0.9], [0.02, 0.03], [0.3, 0.7], { base: [1.25, 1.5] }),
  mirror: hung([0.4, 0.7], [0.02, 0.04], [0.6, 1], { base: [1.1, 1.25] }),
  clock: hung([0.25, 0.35], [0.03, 0.05], [0.25, 0.35], { base: [1.75, 1.95] }),
  shelf: hung([0.6, 1.1], [0.2, 0.28], [0.03, 0.05], { base: [1.3, 1.6] }),
  whiteboard: hung([1.2, 1.8], [0.02, 0.04], [0.9, 1.1], { base: [0.85, 0.95] }),
  "air conditioner": hung([0.75, 0.95], [0.19, 0.24], [0.26, 0.32], { base: [1.95, 2.05] }),
  "wall cabinet": hung([0.4, 0.8], [0.32, 0.38], [0.6, 0.8], { base: [1.42, 1.5] }),
  "range hood": hung([0.5, 0.6], [0.3, 0.5], [0.2, 0.4], { base: [1.55, 1.65] }),
  rug: flat([1.6, 3], [1.2, 2], [0.01, 0.01])
};
var FURNITURE = Object.fromEntries(
  Object.entries(ROWS).map(([name, row]) => [name, { label: name, ...row }])
);

// src/scene/generate/thing.ts
var rounded = (meters) => Math.round(meters * 1e6) / 1e6 + 0;
var centimeters = (meters) => Math.round(meters * 100) / 100;
function drawSize(random, name) {
  const { width, depth, height, base = [0, 0] } = FURNITURE[name];
  const draw = ([least, most]) => centimeters(random.between(least, most));
  const across = draw(width);
  const deep = draw(depth === "width" ? width : depth);
  return { width: across, depth: depth === "width" ? across : deep, height: draw(height), base: draw(base) };
}
var pointIn = ({ origin, right, front }, toRight, toFront) => [
  origin[0] + right[0] * toRight + front[0] * toFront,
  origin[1] + right[1] * toRight + front[1] * toFront
];
var aboutFace = ({ origin, right, front }) => ({
  origin,
  right: [0 - right[0], 0 - right[1]],
  front: [0 - front[0], 0 - front[1]]
});
function makeThing(name, size, center, front, group) {
  const origin = [rounded(center[0]), rounded(center[1])];
  const right = turnRight(front);
  const aligned = front[0] === 0 || front[1] === 0;
  const corners = aligned ? void 0 : turnedCorners({ origin, right, front }, size);
  return {
    origin,
    right,
    front,
    name,
    role: FURNITURE[name].role,
    size,
    zRange: [rounded(size.base), rounded(size.base + size.height)],
    corners,
    box: corners ? aabbOfPoints(corners) : alignedBox({ origin, right, front }, size),
    group
  };
}
function turnedCorners(axes, size) {
  const [across, along] = [size.width / 2, size.depth / 2];
  return [
    pointIn(axes, -across, -along),
    pointIn(axes, across, -along),
    pointIn(axes, across, along),
    pointIn(axes, -across, along)
  ].map(([x, y]) => [rounded(x), rounded(y)]);
}
function alignedBox({ origin: [x, y], front }, { width, depth }) {
  const [halfX, halfY] = front[0] === 0 ? [width / 2, depth / 2] : [depth / 2, width / 2];
  return { minX: rounded(x - halfX), minY: rounded(y - halfY), maxX: rounded(x + halfX), maxY: rounded(y + halfY) };
}
function overlap(a, b) {
  if (a.zRange[0] >= b.zRange[1] || b.zRange[0] >= a.zRange[1]) return false;
  if (!boxesOverlap(a.box, b.box)) return false;
  if (!a.corners && !b.corners) return true;
  return !separated(a, b) && !separated(b, a);
}
var boxesOverlap = (a, b) => a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
function separated(a, b) {
  const { width, depth } = a.size;
  let [leastRight, mostRight, leastFront, mostFront] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of b.corners ?? aabbCorners(b.box)) {
    const [dx, dy] = [x - a.origin[0], y - a.origin[1]];
    const toRight = dx * a.right[0] + dy * a.right[1];
    const toFront = dx * a.front[0] + dy * a.front[1];
    leastRight = Math.min(leastRight, toRight);
    mostRight = Math.max(mostRight, toRight);
    leastFront = Math.min(leastFront, toFront);
    mostFront = Math.max(mostFront, toFront);
  }
  const [across, along] = [width / 2 + 2e-6, depth / 2 + 2e-6];
  return leastRight >= across || mostRight <= -across || leastFront >= along || mostFront <= -along;
}
function boxIn({ origin, right, front }, fromRight, fromFront, toRight, toFront) {
  const x = origin[0] + right[0] * fromRight + front[0] * fromFront;
  const y = origin[1] + right[1] * fromRight + front[1] * fromFront;
  const otherX = origin[0] + right[0] * toRight + front[0] * toFront;
  const otherY = origin[1] + right[1] * toRight + front[1] * toFront;
  return {
    minX: rounded(Math.min(x, otherX)),
    minY: rounded(Math.min(y, otherY)),
    maxX: rounded(Math.max(x, otherX)),
    maxY: rounded(Math.max(y, otherY))
  };
}

// src/scene/generate/draft.ts
var newGroup = (draft) => ++draft.groups;
var MOST_ALIKE = 8;
var countOf = (things, name) => things.reduce((count, thing) => thing.name === name ? count + 1 : count, 0);
function place(draft, group) {
  const { things, reserves = [], targets = [] } = group;
  if (draft.things.length + things.length > draft.most) return false;
  if (things.some(({ name }) => countOf(draft.things, name) + countOf(things, name) > MOST_ALIKE)) return false;
  if (!things.every((thing, i) => fits(draft, thing) && things.slice(0, i).every((other) => !clash(thing, other))))
    return false;
  if (!reserves.every((reserve) => isFree(draft, reserve))) return false;
  if (targets.length > 0 || things.some(blocksWay)) {
    const ways = withThings(draft.ways, things);
    const reached = reachedFrom(ways);
    if (!reachesAll(ways, reached, targets) || !reachesAll(ways, reached, draft.targets)) return false;
    if (!reachesFloor(ways, reached)) return false;
    draft.ways = ways;
  }
  draft.things.push(...things);
  draft.reserves.push(...reserves);
  draft.targets.push(...targets);
  return true;
}
var isRug = ({ role }) => role === "floor";
var minds = ({ role }) => role !== "floor" && role !== "top";
var clash = (a, b) => isRug(a) === isRug(b) ? overlap(a, b) : false;
function fits(draft, thing) {
  if (!isInside(draft.room, thing.box) || thing.zRange[1] > draft.room.height) return false;
  if (draft.things.some((other) => clash(thing, other))) return false;
  return !minds(thing) || !draft.reserves.some((reserve) => reserve.group !== thing.group && isIn(reserve, thing));
}
function mayHaveRoom(draft, axes, { width, from, to, zRange, before = 0 }) {
  const box = boxIn(axes, -width / 2, from, width / 2, to);
  if (!isInside(draft.room, box)) return false;
  for (const thing of draft.things)
    if (minds(thing) && !thing.corners && meet(zRange, thing.zRange) && boxesOverlap(box, thing.box)) return false;
  for (const reserve of draft.reserves) if (meet(zRange, reserve.zRange) && boxesOverlap(box, reserve.box)) return false;
  return before === 0 || isFree(draft, freeFloor(boxIn(axes, -width / 2, to, width / 2, to + before), -1));
}
var meet = (a, b) => a[0] < b[1] && b[0] < a[1];
function isFree(draft, reserve) {
  return isInside(draft.room, reserve.box) && !draft.things.some((thing) => thing.group !== reserve.group && minds(thing) && isIn(reserve, thing));
}
var isIn = ({ box, zRange }, thing) => meet(zRange, thing.zRange) && boxesOverlap(box, thing.box);
function isInside({ width, depth, notch }, box) {
  if (box.minX < 0 || box.minY < 0 || box.maxX > width || box.maxY > depth) return false;
  return notch === void 0 || !boxesOverlap(notch, box);
}
function topOf(support, name, size, { toRight, toFront, front }) {
  const center = [
    support.origin[0] + support.right[0] * toRight + support.front[0] * toFront,
    support.origin[1] + support.right[1] * toRight + support.front[1] * toFront
  ];
  return makeThing(name, { ...size, base: support.zRange[1] }, center, front, support.group);
}
var freeFloor = (box, group) => ({ box, zRange: [0, 1.9], group });
var holds = (draft, name) => draft.things.some((thing) => thing.name === name);
var sized = (draft, name) => drawSize(draft.random, name);
var chance = ({ random }, share) => random.next() < share;

// src/scene/generate/spots.ts
var TRIES = 24;
var STEP2 = 0.1;
function wallSpots({ room }, width, gap = 0) {
  return room.sides.flatMap((side, index) => {
    const slack = rounded(side.length - width - 2 * gap);
    if (slack < 0) return [];
    const starts = [slack / 2];
    for (let start = 0; start < slack / 2; start += STEP2) starts.push(start, slack - start);
    return starts.map((start) => {
      const middle2 = gap + start + width / 2;
      const origin = [side.from[0] + side.along[0] * middle2, side.from[1] + side.along[1] * middle2];
      return { side: index, origin, right: side.along, front: side.inward, wallLeft: start, wallRight: slack - start };
    });
  });
}
var QUARTERS = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0]
];
function floorSpots({ room }) {
  const spots = [];
  for (let x = 0.6; x <= room.width - 0.6; x += 0.2)
    for (let y = 0.6; y <= room.depth - 0.6; y += 0.2)
      for (const front of QUARTERS) spots.push({ origin: [rounded(x), rounded(y)], right: turnRight(front), front });
  return spots;
}
function placeBest(draft, spots, { needs, liking, mood, build }) {
  const ranked = [];
  for (const spot of spots) {
    const liked = needs === void 0 || mayHaveRoom(draft, spot, needs) ? liking(spot) : void 0;
    if (liked !== void 0) ranked.push({ spot, rank: liked + mood * draft.random.next() });
  }
  ranked.sort((a, b) => b.rank - a.rank);
  let tries = 0;
  for (const { spot } of ranked) {
    const group = build(spot);
    if (!group) continue;
    if (place(draft, group)) return group;
    if (++tries === TRIES) break;
  }
  return void 0;
}
var toCorner = ({ wallLeft, wallRight }) => Math.min(wallLeft, wallRight);
var offMiddle = ({ wallLeft, wallRight }) => Math.abs(wallLeft - wallRight) / 2;
var wider = ({ minX, minY, maxX, maxY }, by) => ({
  minX: minX - by,
  minY: minY - by,
  maxX: maxX + by,
  maxY: maxY + by
});

// src/scene/generate/hang-on-wall.ts
var ABOVE = 0.15;
function hang(draft, name, { over, facing, size = sized(draft, name) } = {}) {
  const base = over ? Math.round(Math.max(size.base, over.zRange[1] + ABOVE) * 100) / 100 : size.base;
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.1), {
    liking: (spot) => {
      if (over) return isBehind(spot, over) ? -distanceBeside(spot, over) * 10 : void 0;
      const towards = facing ? -(spot.front[0] * facing.front[0] + spot.front[1] * facing.front[1]) : 0;
      return towards * 2 - offMiddle(spot) * 0.3;
    },
    needs: { width: size.width, from: 0, to: size.depth, zRange: [base, base + size.height] },
    mood: over ? 0 : 1.5,
    build: (spot) => ({
      things: [makeThing(name, { ...size, base }, pointIn(spot, 0, size.depth / 2), spot.front, newGroup(draft))]
    })
  });
  return placed?.things[0];
}
function distanceBeside({ origin, right }, thing) {
  return Math.abs((thing.origin[0] - origin[0]) * right[0] + (thing.origin[1] - origin[1]) * right[1]);
}
function isBehind({ origin, front }, thing) {
  const sameWay2 = front[0] === thing.front[0] && front[1] === thing.front[1];
  const away = (thing.origin[0] - origin[0]) * front[0] + (thing.origin[1] - origin[1]) * front[1];
  return sameWay2 && away > 0 && away < thing.size.depth / 2 + 0.3;
}

// src/scene/stable-turn.ts
function stableForward(yawDeg) {
  const turned = (yawDeg % 360 + 360) % 360;
  const quarters = Math.floor((turned + 45) / 90);
  const rest = (turned - quarters * 90) * Math.PI / 180;
  const [sin, cos] = [sineOf(rest), cosineOf(rest)];
  switch (quarters % 4) {
    case 0:
      return [sin, cos];
    case 1:
      return [cos, 0 - sin];
    case 2:
      return [0 - sin, 0 - cos];
    default:
      return [0 - cos, sin];
  }
}
function sineOf(x) {
  const square = x * x;
  let sum = 0;
  for (let n = 15; n >= 3; n -= 2) sum = (1 + sum) * -square / (n * (n - 1));
  return x * (1 + sum);
}
function cosineOf(x) {
  const square = x * x;
  let sum = 0;
  for (let n = 16; n >= 2; n -= 2) sum = (1 + sum) * -square / (n * (n - 1));
  return 1 + sum;
}

// src/scene/generate/put-on-top.ts
var EDGE = 0.03;
var TURNED = 0.195;
function drawTurn(draft, name) {
  const turned = chance(draft, TURNED);
  const yawDeg = draft.random.below(360);
  return turned && FURNITURE[name].loose ? stableForward(yawDeg) : void 0;
}
function putOn(draft, support, name, where = {}) {
  const size = where.size ?? sized(draft, name);
  const turn = drawTurn(draft, name);
  for (let tries = 0; tries < 12; tries++) {
    const front = (tries < 6 ? turn : void 0) ?? support.front;
    const [across, along] = halfExtents(support, size, front);
    const [slackRight, slackFront] = [support.size.width / 2 - EDGE - across, support.size.depth / 2 - EDGE - along];
    if (slackRight < 0 || slackFront < 0) continue;
    const share = (wanted) => wanted ?? draft.random.between(-1, 1);
    const at = (slack, wanted) => Math.round(slack * share(wanted) * 100) / 100;
    const thing = topOf(support, name, size, {
      toRight: at(slackRight, where.right),
      toFront: at(slackFront, where.front),
      front
    });
    if (place(draft, { things: [thing] })) return true;
  }
  return false;
}
function halfExtents(support, { width, depth }, front) {
  const along = Math.abs(front[0] * support.front[0] + front[1] * support.front[1]);
  const across = Math.abs(front[0] * support.right[0] + front[1] * support.right[1]);
  return [(width * along + depth * across) / 2, (depth * along + width * across) / 2];
}

// src/scene/generate/storage.ts
function placeStorage(draft, name, wishes = {}) {
  const { before = 0.65, inRow = 1, at = "corner", facing } = wishes;
  const size = sized(draft, name);
  const width = size.width * inRow;
  const placed = placeBest(draft, wallSpots(draft, width, 0.02), {
    liking: (spot) => {
      const where = at === "corner" ? -toCorner(spot) : at === "middle" ? -offMiddle(spot) : 0;
      return Math.max(-1.5, where) + (facing ? opposite(spot, facing) : 0);
    },
    needs: { width, from: 0.02, to: 0.03 + size.depth, zRange: [0, size.height], before },
    mood: 1,
    build: (spot) => {
      const group = newGroup(draft);
      const things = Array.from(
        { length: inRow },
        (_, i) => makeThing(
          name,
          size,
          pointIn(spot, (i - (inRow - 1) / 2) * size.width, 0.02 + size.depth / 2),
          spot.front,
          group
        )
      );
      const front = boxIn(spot, -width / 2, 0.03 + size.depth, width / 2, 0.03 + size.depth + before);
      const half = size.width / 2;
      const targets = things.map((thing) => boxIn(thing, -half, size.depth / 2, half, size.depth / 2 + before));
      return { things, reserves: [freeFloor(front, group)], targets };
    }
  });
  return placed?.things ?? [];
}
function opposite({ origin, front }, thing) {
  const against = -(front[0] * thing.front[0] + front[1] * thing.front[1]);
  if (against < 0.5) return 0;
  const [dx, dy] = [origin[0] - thing.origin[0], origin[1] - thing.origin[1]];
  return 2 - Math.abs(dx * thing.right[0] + dy * thing.right[1]);
}

// src/scene/generate/extras.ts
function stand(draft, name) {
  const size = sized(draft, name);
  const turn = drawTurn(draft, name);
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.06), {
    liking: (spot) => -2 * Math.min(1.5, toCorner(spot)),
    mood: 1.2,
    build: (spot) => {
      const away = turn ? Math.sqrt(size.width * size.width + size.depth * size.depth) / 2 : size.depth / 2;
      const center = pointIn(spot, 0, 0.05 + away);
      return { things: [makeThing(name, size, center, turn ?? spot.front, newGroup(draft))] };
    }
  });
  return placed !== void 0;
}
function putRadiator(draft) {
  const size = sized(draft, "radiator");
  const windows = draft.things.filter(({ name }) => name === "window");
  return windows.some((window) => {
    const width = Math.min(size.width, window.size.width);
    const center = pointIn(window, 0, (size.depth - window.size.depth) / 2 + 0.02);
    return place(draft, { things: [makeThing("radiator", { ...size, width }, center, window.front, newGroup(draft))] });
  });
}
function hangPictures(draft, count) {
  const size = sized(draft, "picture");
  let hung2 = 0;
  for (let i = 0; i < count; i++) if (hang(draft, "picture", chance(draft, 0.6) ? { size } : {})) hung2++;
  return hung2 > 0;
}
function hangShelf(draft) {
  const shelf = hang(draft, "shelf");
  if (!shelf) return false;
  for (let i = draft.random.below(4); i > 0; i--) putOn(draft, shelf, chance(draft, 0.7) ? "book" : "vase");
  return true;
}
function putBooks(draft, count) {
  const supports = draft.things.filter(({ name }) => TABLES.has(name));
  let put = 0;
  for (let i = 0; i < count && supports.length > 0; i++)
    if (putOn(draft, supports[draft.random.below(supports.length)], "book")) put++;
  return put > 0;
}
var TABLES = /* @__PURE__ */ new Set([
  "desk",
  "coffee table",
  "side table",
  "dresser",
  "sideboard",
  "console table",
  "nightstand",
  "shelf"
]);
function placeChest(draft, name, facing) {
  const [chest] = placeStorage(draft, name, { at: "middle", before: 0.5, ...facing && { facing } });
  if (!chest) return void 0;
  if (chance(draft, 0.6)) putOn(draft, chest, "vase", { right: 0.8 });
  if (chance(draft, 0.5)) putOn(draft, chest, "table lamp", { right: -0.85, front: 0 });
  if (chance(draft, 0.6)) hang(draft, name === "dresser" ? "mirror" : "picture", { over: chest });
  return chest;
}
function placePiano(draft) {
  const size = sized(draft, "piano");
  const stool = sized(draft, "stool");
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.1), {
    liking: (spot) => -Math.min(1, toCorner(spot)),
    needs: { width: size.width, from: 0.03, to: 0.03 + size.depth, zRange: [0, size.height], before: 0.9 },
    mood: 1,
    build: (spot) => {
      const group = newGroup(draft);
      const piano = makeThing("piano", size, pointIn(spot, 0, 0.03 + size.depth / 2), spot.front, group);
      const seat2 = makeThing(
        "stool",
        stool,
        pointIn(piano, 0, size.depth / 2 + 0.1 + stool.depth / 2),
        spot.front,
        group
      );
      const front = boxIn(piano, -0.4, size.depth / 2, 0.4, size.depth / 2 + 0.9);
      return { things: [piano, seat2], reserves: [freeFloor(front, group)], targets: [front] };
    }
  });
  return placed !== void 0;
}
function fill(draft, extras, count) {
  const left = extras.map(({ most }) => most);
  for (let tries = 0; tries < 40 && draft.things.length < count; tries++) {
    const total = extras.reduce((sum, { weight }, i) => left[i] > 0 ? sum + weight : sum, 0);
    if (total === 0) return;
    let drawn = draft.random.next() * total;
    const index = extras.findIndex(({ weight }, i) => left[i] > 0 && (drawn -= weight) < 0);
    if (index < 0) return;
    left[index] = extras[index].put(draft) ? left[index] - 1 : 0;
  }
}

// src/scene/generate/room.ts
var ROOM_SHAPES = ["rectangle", "L"];
var NARROWEST = 2.3;
var snapped = (meters) => Math.round(meters * 20) / 20;
function drawRoom(random, area2, shape) {
  const height = snapped(random.between(2.4, 3));
  const stretch = random.between(1, 1.65);
  const lying = random.next() < 0.5;
  const around2 = shape === "L" ? area2 / 0.8 : area2;
  const shorter = Math.max(NARROWEST, snapped(Math.sqrt(around2 / stretch)));
  const longer = Math.max(shorter, snapped(around2 / shorter));
  const [width, depth] = lying ? [longer, shorter] : [shorter, longer];
  const notch = shape === "L" ? drawNotch(random, width, depth) : void 0;
  const floor = floorOf(width, depth, notch);
  const missing = notch ? (notch.maxX - notch.minX) * (notch.maxY - notch.minY) : 0;
  return { width, depth, height, notch, floor, sides: sidesOf(floor), area: rounded(width * depth - missing) };
}
function drawNotch(random, width, depth) {
  const across = Math.min(snapped(width * random.between(0.36, 0.5)), snapped(width - NARROWEST));
  const along = Math.min(snapped(0.2 * width * depth / across), snapped(depth - NARROWEST));
  const atRight = random.next() < 0.5;
  const atTop = random.next() < 0.5;
  if (across < 0.8 || along < 0.8) return void 0;
  return {
    minX: atRight ? rounded(width - across) : 0,
    minY: atTop ? rounded(depth - along) : 0,
    maxX: atRight ? width : across,
    maxY: atTop ? depth : along
  };
}
function floorOf(width, depth, notch) {
  const corners = [
    [0, 0],
    [width, 0],
    [width, depth],
    [0, depth]
  ];
  if (!notch) return corners;
  return corners.flatMap(([x, y]) => {
    const isCut = (x === notch.minX || x === notch.maxX) && (y === notch.minY || y === notch.maxY);
    if (!isCut) return [[x, y]];
    const inner = [x === 0 ? notch.maxX : notch.minX, y === 0 ? notch.maxY : notch.minY];
    const [onY, onX] = [
      [x, inner[1]],
      [inner[0], y]
    ];
    return x === 0 === (y === 0) ? [onY, inner, onX] : [onX, inner, onY];
  });
}
function sidesOf(floor) {
  return floor.map((from, i) => {
    const to = floor[(i + 1) % floor.length];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length3 = Math.abs(dx) + Math.abs(dy);
    const along = [Math.sign(dx), Math.sign(dy)];
    return { from, along, inward: turnLeft(along), length: rounded(length3) };
  });
}
function wallsOf(room, openings) {
  return room.sides.flatMap((side) => {
    const holes = openings.filter((opening2) => isIn2(side, opening2)).map((opening2) => ({ start: distanceAlong(side, opening2) - opening2.size.width / 2, opening: opening2 })).sort((a, b) => a.start - b.start);
    const pieces = [];
    const piece = (start, end, base, top) => {
      if (end - start > 1e-6 && top - base > 1e-6) pieces.push({ from: on(side, start), to: on(side, end), base, top });
    };
    let done = 0;
    for (const { start, opening: opening2 } of holes) {
      const end = start + opening2.size.width;
      piece(done, start, 0, room.height);
      piece(start, end, 0, opening2.zRange[0]);
      piece(start, end, opening2.zRange[1], room.height);
      done = end;
    }
    piece(done, side.length, 0, room.height);
    return pieces;
  });
}
var on = ({ from, along }, meters) => [
  rounded(from[0] + along[0] * meters),
  rounded(from[1] + along[1] * meters)
];
var distanceAlong = ({ from, along }, { origin }) => (origin[0] - from[0]) * along[0] + (origin[1] - from[1]) * along[1];
function isIn2(side, opening2) {
  const { from, inward, length: length3 } = side;
  if (opening2.front[0] !== inward[0] || opening2.front[1] !== inward[1]) return false;
  const away = (opening2.origin[0] - from[0]) * inward[0] + (opening2.origin[1] - from[1]) * inward[1];
  const along = distanceAlong(side, opening2);
  return Math.abs(away - opening2.size.depth / 2) < 1e-5 && along > 0 && along < length3;
}

// src/scene/generate/openings.ts
var BEFORE_WINDOW = 0.3;
var INTO_ROOM = 0.55;
function startDraft(random, area2, shape, most) {
  const room = drawRoom(random, area2, shape);
  const group = 0;
  const door = drawDoor(random, room, group);
  const windows = drawWindows(random, room, door, group);
  const { width } = door.thing.size;
  const swing = boxIn(door.thing, -width / 2 - 0.05, 0.03, width / 2 + 0.05, width + 0.15);
  const things = [door.thing, ...windows.map(({ thing }) => thing)];
  return {
    random,
    room,
    things,
    reserves: [freeFloor(swing, group), ...windows.map(({ thing }) => beforeWindow(thing, group))],
    targets: [],
    most,
    ways: withThings(emptyWays(room, pointIn(door.thing, 0, INTO_ROOM)), things),
    groups: group
  };
}
function drawDoor(random, room, group) {
  const size = drawSize(random, "door");
  const long = room.sides.flatMap(({ length: length4 }, side2) => length4 >= 2 ? [side2] : []);
  const side = long[random.below(long.length)];
  const { length: length3 } = room.sides[side];
  const spare = length3 - size.width - 0.3;
  const inset = 0.15 + (random.next() < 0.75 ? Math.min(spare, random.between(0, 0.5)) : random.between(0, spare));
  const middle2 = inset + size.width / 2;
  return openSide(room, side, { name: "door", size, middle: random.next() < 0.5 ? middle2 : length3 - middle2, group });
}
function drawWindows(random, room, door, group) {
  const others = room.sides.flatMap(({ length: length3 }, side) => side !== door.side && length3 >= 1.9 ? [side] : []);
  const first = others[random.below(others.length)];
  const second = others[random.below(others.length)];
  const sides = second !== first && room.area > 14 && random.next() < 0.5 ? [first, second] : [first];
  const drawn = drawSize(random, "window");
  return sides.flatMap((side) => {
    const { length: length3 } = room.sides[side];
    const count = length3 >= 4.4 && random.next() < 0.5 ? 2 : 1;
    const share = length3 / count;
    const width = Math.max(0.8, rounded(Math.min(drawn.width, Math.floor((share - 0.8) * 10) / 10)));
    const height = Math.min(drawn.height, rounded(room.height - 0.2 - drawn.base));
    return Array.from(
      { length: count },
      (_, i) => openSide(room, side, { name: "window", size: { ...drawn, width, height }, middle: share * (i + 0.5), group })
    );
  });
}
function openSide(room, side, { name, size, middle: middle2, group }) {
  const { from, along, inward } = room.sides[side];
  const center = Math.round(middle2 * 100) / 100;
  const axes = { origin: [from[0] + along[0] * center, from[1] + along[1] * center], right: along, front: inward };
  return { side, thing: makeThing(name, size, pointIn(axes, 0, size.depth / 2), inward, group) };
}
function beforeWindow(thing, group) {
  const across = thing.size.width / 2;
  return { box: boxIn(thing, -across, 0, across, BEFORE_WINDOW), zRange: thing.zRange, group };
}

// src/scene/generate/beds.ts
var BESIDE = 0.6;
var GAP = 0.04;
function placeBed(draft, name, far) {
  const bed = sized(draft, name);
  const stand2 = sized(draft, "nightstand");
  const isDouble = name === "double bed";
  const wantsBoth = isDouble && chance(draft, 0.85);
  const build = (spot, sides) => {
    const group = newGroup(draft);
    const at = (right, front) => pointIn(spot, right, front);
    const things = [makeThing(name, bed, at(0, 0.03 + bed.depth / 2), spot.front, group)];
    const reserves = [];
    for (const side of sides) {
      const beside = side * (bed.width / 2 + GAP + stand2.width / 2);
      things.push(makeThing("nightstand", stand2, at(beside, 0.03 + stand2.depth / 2), spot.front, group));
      const [near2, outer] = [side * (bed.width / 2 + 0.01), side * (bed.width / 2 + BESIDE)];
      reserves.push(freeFloor(boxIn(spot, near2, stand2.depth + 0.05, outer, bed.depth), group));
    }
    return { things, reserves, targets: [wider(things[0].box, BESIDE)] };
  };
  const spots = wallSpots(draft, bed.width, 0.05);
  const attempt = (sides) => placeBest(draft, spots, {
    // A double bed is reached from both sides; a single one stands in a corner.
    liking: (spot) => far(spot) - (isDouble ? offMiddle(spot) * 0.5 : toCorner(spot) * 1.2),
    needs: { width: bed.width, from: 0.03, to: 0.03 + bed.depth, zRange: [0, bed.height] },
    mood: 0.8,
    build: (spot) => build(spot, sides(spot))
  });
  const placed = wantsBoth && attempt(() => [-1, 1]) || attempt((spot) => [spot.wallLeft > spot.wallRight ? -1 : 1]) || void 0;
  if (!placed) return void 0;
  dress(draft, placed.things);
  return placed.things[0];
}
function dress(draft, [bed, ...stands]) {
  if (!bed) return;
  const pillow = sized(draft, "pillow");
  const back2 = -0.96;
  if (bed.name === "double bed") {
    for (const right of [-0.85, 0.85])
      putOn(draft, bed, "pillow", { size: { ...pillow, width: Math.min(pillow.width, 0.6) }, right, front: back2 });
  } else putOn(draft, bed, "pillow", { size: pillow, right: 0, front: back2 });
  if (chance(draft, 0.85)) {
    const lamp = sized(draft, "table lamp");
    for (const stand2 of stands) putOn(draft, stand2, "table lamp", { size: lamp, right: 0, front: -0.8 });
  }
  for (const stand2 of stands)
    if (chance(draft, 0.4)) putOn(draft, stand2, chance(draft, 0.6) ? "book" : "cup", { front: 1 });
  if (chance(draft, 0.5)) layRug(draft, bed);
  if (chance(draft, 0.6)) hang(draft, "picture", { over: bed });
  if (bed.name === "double bed" && chance(draft, 0.25)) placeAtFoot(draft, bed);
}
function layRug(draft, bed) {
  const size = { ...sized(draft, "rug"), width: Math.round((bed.size.width + 1) * 10) / 10, depth: 1.6 };
  for (const shrink of [0, 0.3, 0.6]) {
    const rug = { ...size, width: size.width - shrink };
    if (place(draft, { things: [makeThing("rug", rug, pointIn(bed, 0, bed.size.depth / 2 - 0.5), bed.front, bed.group)] }))
      return;
  }
}
function placeAtFoot(draft, bed) {
  const size = sized(draft, "bench");
  const center = pointIn(bed, 0, bed.size.depth / 2 + 0.05 + size.depth / 2);
  place(draft, { things: [makeThing("bench", size, center, bed.front, bed.group)] });
}

// src/scene/generate/seats.ts
var MOST_TURN_DEG = 60;
function seatAt(draft, table, name, size, [toRight, toFront]) {
  const facing = [0 - table.front[0], 0 - table.front[1]];
  return seatFacing(draft, table, name, size, { toRight, toFront, facing });
}
function seatFacing(draft, table, name, size, { toRight, toFront, facing }) {
  const turned = chance(draft, TURNED);
  const turnDeg = draft.random.below(2 * MOST_TURN_DEG + 1) - MOST_TURN_DEG;
  const edge = pointIn(table, toRight, toFront);
  const front = turned ? turnedBy(facing, turnDeg) : facing;
  const along = Math.abs(front[0] * facing[0] + front[1] * facing[1]);
  const across = Math.abs(front[0] * facing[1] - front[1] * facing[0]);
  const reach = (size.depth * along + size.width * across) / 2 + (turned ? 0.02 : 0);
  return makeThing(name, size, [edge[0] - facing[0] * reach, edge[1] - facing[1] * reach], front, table.group);
}
function turnedBy([x, y], degrees) {
  const [sin, cos] = stableForward(degrees);
  return [x * cos + y * sin, y * cos - x * sin];
}

// src/scene/generate/desks.ts
function placeDesks(draft, { seat: seat2, inRow = 1, liking }) {
  const desk = sized(draft, "desk");
  const chair = sized(draft, seat2);
  const pushed = draft.random.between(0.04, 0.25);
  const width = desk.width * inRow;
  const placed = placeBest(draft, wallSpots(draft, width, 0.02), {
    liking: (spot) => (liking?.(spot) ?? 0) - 0.5 * Math.min(1.5, toCorner(spot)),
    needs: { width, from: 0.02, to: 0.02 + desk.depth, zRange: [0, desk.height] },
    mood: 1,
    build: (spot) => {
      const group = newGroup(draft);
      const parts = Array.from({ length: inRow }, (_, i) => {
        const right = (i - (inRow - 1) / 2) * desk.width;
        const middle2 = pointIn(spot, right, 0.02 + desk.depth / 2);
        return workplace(draft, makeThing("desk", desk, middle2, spot.front, group), seat2, chair, pushed);
      });
      return joined(parts);
    }
  });
  return equip(draft, placed);
}
function placeDeskIsland(draft, pairs, spots, liking) {
  const desk = sized(draft, "desk");
  const chair = sized(draft, "office chair");
  const pushed = draft.random.between(0.04, 0.25);
  const placed = placeBest(draft, spots, {
    needs: { width: desk.width * pairs, from: -desk.depth, to: desk.depth, zRange: [0, desk.height] },
    liking,
    mood: 0.5,
    build: (spot) => {
      const group = newGroup(draft);
      const parts = Array.from({ length: pairs }, (_, i) => {
        const right = (i - (pairs - 1) / 2) * desk.width;
        return [spot, aboutFace(spot)].map(({ front }) => {
          const along = front === spot.front ? desk.depth / 2 : -desk.depth / 2;
          return workplace(
            draft,
            makeThing("desk", desk, pointIn(spot, right, along), front, group),
            "office chair",
            chair,
            pushed
          );
        });
      });
      return joined(parts.flat());
    }
  });
  return equip(draft, placed);
}
function workplace(draft, desk, seat2, chair, pushed) {
  const chairThing = seatAt(draft, desk, seat2, chair, [0, desk.size.depth / 2 + pushed]);
  const half = Math.min(desk.size.width / 2, 0.5);
  const from = desk.size.depth / 2 + 0.01;
  return {
    things: [desk, chairThing],
    reserves: [freeFloor(boxIn(desk, -half, from, half, from + 0.9), desk.group)],
    targets: [wider(chairThing.box, 0.45)]
  };
}
var joined = (groups) => ({
  things: groups.flatMap(({ things }) => things),
  reserves: groups.flatMap(({ reserves = [] }) => reserves),
  targets: groups.flatMap(({ targets = [] }) => targets)
});
function equip(draft, placed) {
  const desks = placed?.things.filter(({ name }) => name === "desk") ?? [];
  const hasLaptops = chance(draft, 0.35);
  const screen = sized(draft, hasLaptops ? "laptop" : "monitor");
  const lampSide = chance(draft, 0.5) ? 1 : -1;
  for (const desk of desks) {
    if (hasLaptops) putOn(draft, desk, "laptop", { size: screen, right: 0, front: 0.3 });
    else {
      const twins = desk.size.width >= 1.5 && chance(draft, 0.3);
      for (const right of twins ? [-0.75, 0.75] : [0])
        putOn(draft, desk, "monitor", { size: screen, right, front: -0.9 });
      putOn(draft, desk, "keyboard", { right: 0, front: 0.7 });
    }
    if (chance(draft, 0.6)) putOn(draft, desk, "desk lamp", { right: 0.95 * lampSide, front: -0.8 });
    if (chance(draft, 0.5)) putOn(draft, desk, "cup", { right: -0.8 * lampSide, front: 0.6 });
    if (chance(draft, 0.4)) putOn(draft, desk, "book", { right: -0.9 * lampSide, front: -0.5 });
    if (chance(draft, 0.5)) putBin(draft, desk);
  }
  return desks;
}
function putBin(draft, desk) {
  const size = sized(draft, "trash can");
  const { width, depth } = desk.size;
  for (const side of [1, -1]) {
    const center = pointIn(desk, side * (width / 2 + 0.04 + size.width / 2), -depth / 2 + 0.05 + size.depth / 2);
    if (place(draft, { things: [makeThing("trash can", size, center, desk.front, desk.group)] })) return;
  }
}

// src/scene/generate/kitchens.ts
var LINES = [
  ["fridge", "counter", "sink", "dishwasher", "counter", "stove", "counter"],
  ["fridge", "counter", "sink", "counter", "stove", "counter"],
  ["fridge", "counter", "sink", "counter", "stove"],
  ["fridge", "sink", "counter", "stove"]
];
var BEFORE = 0.9;
var APPLIANCES = ["kettle", "microwave", "toaster", "coffee machine", "bowl", "vase"];
function placeKitchenLine(draft, { shorter = 0, liking } = {}) {
  const counter = sized(draft, "counter");
  const mirrored = chance(draft, 0.5);
  for (const names of LINES.slice(shorter)) {
    const sizes = names.map((name) => {
      const size = sized(draft, name);
      return name === "fridge" ? size : { ...size, depth: counter.depth, height: counter.height };
    });
    const width = Math.round(sizes.reduce((sum, size) => sum + size.width, 0) * 100) / 100;
    const placed = placeBest(draft, wallSpots(draft, width, 0.01), {
      liking: (spot) => (liking?.(spot) ?? 0) - Math.min(1, toCorner(spot)) * 2,
      needs: { width, from: 0, to: counter.depth, zRange: [0, counter.height] },
      mood: 1,
      build: (spot) => lineAt(draft, spot, names, sizes, mirrored)
    });
    if (placed) return [...placed.things, ...hangOver(draft, placed.things)];
  }
  return [];
}
function lineAt(draft, spot, names, sizes, mirrored) {
  const group = newGroup(draft);
  const width = sizes.reduce((sum, size) => sum + size.width, 0);
  let done = -width / 2;
  const things = names.map((name, i) => {
    const size = sizes[i];
    const middle3 = done + size.width / 2;
    done += size.width;
    return makeThing(name, size, pointIn(spot, mirrored ? -middle3 : middle3, size.depth / 2), spot.front, group);
  });
  const depth = Math.max(...sizes.map((size) => size.depth)) + 0.01;
  const front = boxIn(spot, -width / 2, depth, width / 2, depth + BEFORE);
  const middle2 = boxIn(spot, -width / 4, depth, width / 4, depth + BEFORE);
  return { things, reserves: [freeFloor(front, group)], targets: [front, middle2] };
}
function hangOver(draft, line) {
  const cabinet = sized(draft, "wall cabinet");
  const hasCabinets = chance(draft, 0.8);
  return line.flatMap((below) => {
    if (below.name === "fridge") return [];
    const isStove = below.name === "stove";
    if (!isStove && !hasCabinets) return [];
    const name = isStove ? "range hood" : "wall cabinet";
    const size = { ...isStove ? sized(draft, name) : cabinet, width: below.size.width };
    const center = pointIn(below, 0, (size.depth - below.size.depth) / 2);
    const thing = makeThing(name, size, center, below.front, below.group);
    return place(draft, { things: [thing] }) ? [thing] : [];
  });
}
function putAppliances(draft, most) {
  const counters = draft.things.filter(({ name }) => name === "counter");
  if (counters.length === 0) return false;
  const wanted = [...APPLIANCES];
  let put = 0;
  for (let i = 0; i < most && wanted.length > 0; i++) {
    const [name] = wanted.splice(draft.random.below(Math.min(4, wanted.length)), 1);
    if (putOn(draft, counters[draft.random.below(counters.length)], name, { front: -0.7 })) put++;
  }
  return put > 0;
}

// src/scene/generate/sofas.ts
var USELESS = 0.85;
var [NEAREST_TV, FARTHEST_TV] = [1.7, 4];
function placeSofas(draft, liking) {
  const sofa = sized(draft, "sofa");
  const stand2 = sized(draft, "tv stand");
  const table = sized(draft, "coffee table");
  const wanted = draft.random.between(2, 2.9);
  const build = (spot) => {
    const free2 = depthAt(draft, spot) - stand2.depth - 0.02 - sofa.depth;
    const behind = free2 - wanted;
    const apart = behind < USELESS ? free2 - 0.05 : wanted;
    if (apart < NEAREST_TV || apart > FARTHEST_TV) return void 0;
    const group = newGroup(draft);
    const facing = aboutFace(spot);
    const standThing2 = makeThing("tv stand", stand2, pointIn(spot, 0, 0.02 + stand2.depth / 2), spot.front, group);
    const sofaCenter = pointIn(spot, 0, 0.02 + stand2.depth + apart + sofa.depth / 2);
    const sofaThing2 = makeThing("sofa", sofa, sofaCenter, facing.front, group);
    const tableCenter = pointIn(sofaThing2, 0, sofa.depth / 2 + Math.min(0.42, apart * 0.2) + table.depth / 2);
    const tableThing2 = makeThing("coffee table", table, tableCenter, facing.front, group);
    const view = boxIn(spot, -stand2.width / 2, 0.03 + stand2.depth, stand2.width / 2, 0.02 + stand2.depth + apart);
    return {
      things: [sofaThing2, standThing2, tableThing2],
      reserves: [freeFloor(view, group)],
      targets: [wider(sofaThing2.box, 0.5), wider(standThing2.box, 0.6)]
    };
  };
  const placed = placeBest(draft, wallSpots(draft, Math.max(stand2.width, sofa.width * 0.9), 0.1), {
    liking: (spot) => liking(spot) - 0.6 * offMiddle(spot),
    needs: { width: stand2.width, from: 0.02, to: 0.02 + stand2.depth, zRange: [0, stand2.height] },
    mood: 1.2,
    build
  });
  if (!placed) return void 0;
  const [sofaThing, standThing, tableThing] = placed.things;
  addTv(draft, standThing);
  addArmchairs(draft, sofaThing, tableThing);
  if (chance(draft, 0.3)) addOttoman(draft, tableThing);
  addRug(draft, tableThing, sofa);
  addEnds(draft, sofaThing);
  furnishTable(draft, tableThing);
  if (chance(draft, 0.5)) hang(draft, "picture", { over: sofaThing });
  return sofaThing;
}
function depthAt({ room }, { origin, front }) {
  const hits = room.sides.map((side) => crossing(side, origin, front)).filter((away) => away > 1e-6);
  return rounded(Math.min(...hits));
}
function crossing({ from, along, inward, length: length3 }, origin, front) {
  if (inward[0] !== 0 - front[0] || inward[1] !== 0 - front[1]) return Infinity;
  const [dx, dy] = [from[0] - origin[0], from[1] - origin[1]];
  const start = -(dx * along[0] + dy * along[1]);
  return start >= 0 && start <= length3 ? dx * front[0] + dy * front[1] : Infinity;
}
function addTv(draft, stand2) {
  const drawn = sized(draft, "tv");
  putOn(draft, stand2, "tv", {
    size: { ...drawn, width: Math.min(drawn.width, stand2.size.width - 0.1) },
    right: 0,
    front: -0.3
  });
  if (!chance(draft, 0.35)) return;
  const speaker = sized(draft, "speaker");
  for (const side of [-1, 1]) {
    const beside = side * (stand2.size.width / 2 + 0.12 + speaker.width / 2);
    const center = pointIn(stand2, beside, (speaker.depth - stand2.size.depth) / 2);
    place(draft, { things: [makeThing("speaker", speaker, center, stand2.front, stand2.group)] });
  }
}
function addArmchairs(draft, sofa, table) {
  const size = sized(draft, "armchair");
  const wanted = draft.random.below(3);
  const first = chance(draft, 0.5) ? 1 : -1;
  for (const side of [first, -first].slice(0, wanted)) {
    const beside = Math.max(table.size.width / 2 + 0.35, sofa.size.width / 2 - 0.2) + size.depth / 2;
    const center = pointIn(table, side * beside, 0.12);
    const front = side > 0 ? turnLeft(table.front) : turnRight(table.front);
    const thing = makeThing("armchair", size, center, front, table.group);
    place(draft, { things: [thing], targets: [wider(thing.box, 0.45)] });
  }
}
function addOttoman(draft, table) {
  const size = sized(draft, "ottoman");
  const center = pointIn(table, 0, table.size.depth / 2 + 0.35 + size.depth / 2);
  place(draft, { things: [makeThing("ottoman", size, center, table.front, table.group)] });
}
function addRug(draft, table, sofa) {
  if (!chance(draft, 0.75)) return;
  const width = Math.round(Math.max(table.size.width + 0.6, sofa.width * draft.random.between(0.85, 1.15)) * 10) / 10;
  const depth = Math.round((table.size.depth + draft.random.between(0.7, 1.2)) * 10) / 10;
  const size = { ...sized(draft, "rug"), width: Math.min(3, width), depth: Math.min(2, depth) };
  place(draft, { things: [makeThing("rug", size, table.origin, table.front, table.group)] });
}
function addEnds(draft, sofa) {
  const side = chance(draft, 0.5) ? 1 : -1;
  const beside = (name, at) => {
    const size = sized(draft, name);
    const center = pointIn(
      sofa,
      at * (sofa.size.width / 2 + 0.06 + size.width / 2),
      (size.depth - sofa.size.depth) / 2 + 0.05
    );
    const thing = makeThing(name, size, center, sofa.front, sofa.group);
    return place(draft, { things: [thing] }) ? thing : void 0;
  };
  const table = chance(draft, 0.7) ? beside("side table", side) : void 0;
  if (table) {
    putOn(draft, table, "table lamp", { right: 0, front: 0 });
    if (chance(draft, 0.4)) putOn(draft, table, "cup");
  }
  if (chance(draft, 0.75)) beside(chance(draft, 0.7) ? "floor lamp" : "plant", -side);
}
function furnishTable(draft, table) {
  for (let books = draft.random.below(4); books > 0; books--) putOn(draft, table, "book");
  for (let cups = draft.random.below(3); cups > 0; cups--) putOn(draft, table, "cup");
  if (chance(draft, 0.4)) putOn(draft, table, "vase");
  else if (chance(draft, 0.3)) putOn(draft, table, "bowl");
}
function placeReadingCorner(draft) {
  const size = sized(draft, "armchair");
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.25), {
    liking: (spot) => -Math.min(spot.wallLeft, spot.wallRight),
    needs: { width: size.width, from: 0.12, to: 0.12 + size.depth, zRange: [0, size.height], before: 0.5 },
    mood: 0.6,
    build: (spot) => {
      const group = newGroup(draft);
      const chair2 = makeThing("armchair", size, pointIn(spot, 0, 0.12 + size.depth / 2), spot.front, group);
      const front = boxIn(chair2, -size.width / 2, size.depth / 2, size.width / 2, size.depth / 2 + 0.5);
      return { things: [chair2], reserves: [freeFloor(front, group)], targets: [front] };
    }
  });
  const chair = placed?.things[0];
  if (!chair) return false;
  const at = (name, side2) => {
    const other = sized(draft, name);
    const axes = chair;
    const center = pointIn(axes, side2 * (size.width / 2 + 0.05 + other.width / 2), (other.depth - size.depth) / 2);
    const thing = makeThing(name, other, center, chair.front, chair.group);
    return place(draft, { things: [thing] }) ? thing : void 0;
  };
  const side = chance(draft, 0.5) ? 1 : -1;
  at("floor lamp", side) ?? at("floor lamp", -side);
  const table = chance(draft, 0.5) ? at("side table", -side) : void 0;
  if (table) putOn(draft, table, "book");
  return true;
}

// src/scene/generate/tables.ts
var PLACE = 0.58;
var BESIDE2 = 0.25;
function placeTable(draft, { table, seat: seat2, liking, ends }) {
  const size = sized(draft, table);
  const chair = sized(draft, seat2);
  const gap = draft.random.between(0.03, 0.18);
  const placed = placeBest(draft, floorSpots(draft), {
    liking,
    mood: 0.6,
    needs: centered({
      ...size,
      width: size.width + 2 * (ends ? gap + chair.depth : BESIDE2),
      depth: size.depth + 2 * (gap + chair.depth)
    }),
    build: (spot) => {
      const thing2 = makeThing(table, size, spot.origin, spot.front, newGroup(draft));
      return around(draft, thing2, { seat: seat2, chair, gap, ends });
    }
  });
  const thing = placed?.things[0];
  if (!thing) return void 0;
  setTable(draft, thing, placed.things.length - 1);
  return thing;
}
function around(draft, table, { seat: seat2, chair, gap, ends }) {
  const { width, depth } = table.size;
  const aSide = Math.max(1, Math.min(3, Math.floor(width / Math.max(PLACE, chair.width + 0.08))));
  const rights = Array.from({ length: aSide }, (_, i) => width / aSide * (i + 0.5) - width / 2);
  const things = [table];
  for (const right of rights) {
    things.push(seatAt(draft, table, seat2, chair, [right, depth / 2 + gap]));
    things.push(seatAt(draft, { ...table, ...aboutFace(table) }, seat2, chair, [right, depth / 2 + gap]));
  }
  if (ends)
    for (const side of [1, -1]) {
      const facing = side > 0 ? turnLeft(table.front) : turnRight(table.front);
      things.push(seatFacing(draft, table, seat2, chair, { toRight: side * (width / 2 + gap), toFront: 0, facing }));
    }
  return { things, targets: things.slice(1).map(({ box }) => wider(box, 0.45)) };
}
function setTable(draft, table, seats) {
  if (table.name === "meeting table") {
    if (chance(draft, 0.6)) putOn(draft, table, "laptop");
    for (let cups = draft.random.below(3); cups > 0; cups--) putOn(draft, table, "cup");
    return;
  }
  if (chance(draft, 0.45)) putOn(draft, table, "vase", { right: 0, front: 0 });
  else if (chance(draft, 0.6)) putOn(draft, table, "bowl", { right: 0, front: 0 });
  if (!chance(draft, 0.4)) return;
  const plate = sized(draft, "plate");
  for (let i = 0; i < Math.min(seats, 4); i++) {
    const [right, front] = [i < 2 ? -0.6 : 0.6, i % 2 === 0 ? 0.9 : -0.9];
    putOn(draft, table, "plate", { size: plate, right, front });
  }
}
function placeIsland(draft, liking) {
  const size = sized(draft, "kitchen island");
  const stool = sized(draft, "bar stool");
  const stools = 2 + draft.random.below(2);
  const placed = placeBest(draft, floorSpots(draft), {
    needs: centered(size),
    liking,
    mood: 0.4,
    build: (spot) => {
      const group = newGroup(draft);
      const island2 = makeThing("kitchen island", size, spot.origin, spot.front, group);
      const count = Math.min(stools, Math.floor(size.width / (stool.width + 0.1)));
      const rights = Array.from({ length: count }, (_, i) => size.width / count * (i + 0.5) - size.width / 2);
      const seats = rights.map((right) => seatAt(draft, island2, "bar stool", stool, [right, size.depth / 2 + 0.05]));
      return { things: [island2, ...seats], targets: [island2, ...seats].map(({ box }) => wider(box, 0.45)) };
    }
  });
  const island = placed?.things[0];
  if (island && chance(draft, 0.6)) putOn(draft, island, "bowl");
  return island;
}
var centered = ({ width, depth, height }) => ({
  width,
  from: -depth / 2,
  to: depth / 2,
  zRange: [0, height]
});
function toWall({ room }, axes) {
  const [x, y] = pointIn(axes, 0, 0);
  return Math.min(x, y, room.width - x, room.depth - y);
}

// src/scene/generate/recipes.ts
var ROOM_KINDS = ["living-room", "bedroom", "kitchen", "office", "studio"];
var distance2 = (a, b) => {
  const [dx, dy] = [a.origin[0] - b.origin[0], a.origin[1] - b.origin[1]];
  return Math.sqrt(dx * dx + dy * dy);
};
var doorOf = (draft) => draft.things[0];
var farFromDoor = (draft) => (spot) => {
  const door = doorOf(draft);
  const sameWall = spot.front[0] === door.front[0] && spot.front[1] === door.front[1] ? 0.8 : 0;
  return Math.min(3, distance2(spot, door)) * 0.6 - sameWall;
};
var atWindow = (draft) => (spot) => {
  const windows = draft.things.filter(({ name }) => name === "window");
  return -0.7 * Math.min(...windows.map((window) => distance2(spot, window)));
};
var glare = (draft, spot) => draft.things.some((thing) => thing.name === "window" && sharesWall(spot, thing) && distance2(spot, thing) < 1.8) ? 1.5 : 0;
var sharesWall = ({ origin, front }, thing) => front[0] === thing.front[0] && front[1] === thing.front[1] && Math.abs((thing.origin[0] - origin[0]) * front[0] + (thing.origin[1] - origin[1]) * front[1]) < 0.1;
var once = (weight, put) => ({
  weight,
  most: 1,
  put: (draft) => Boolean(put(draft))
});
var upTo = (most, weight, put) => ({
  ...once(weight, put),
  most
});
var COMMON = [
  once(3, putRadiator),
  upTo(3, 3, (draft) => stand(draft, "plant")),
  upTo(2, 3, (draft) => hangPictures(draft, 1 + draft.random.below(3))),
  once(0.7, (draft) => hang(draft, "clock")),
  once(0.4, (draft) => hang(draft, "air conditioner")),
  once(0.5, (draft) => stand(draft, "coat rack")),
  upTo(3, 1.5, (draft) => putBooks(draft, 1 + draft.random.below(3)))
];
var rowOfBookshelves = (draft) => placeStorage(draft, "bookshelf", { inRow: 1 + draft.random.below(3), before: 0.6 }).length > 0;
function placeDesk(draft) {
  const seat2 = chance(draft, 0.7) ? "office chair" : "chair";
  return placeDesks(draft, { seat: seat2, liking: atWindow(draft) }).length > 0;
}
function furnishLivingRoom(draft) {
  const dines = draft.room.area > 18;
  const aside = (spot) => dines ? offMiddle(spot) : 0;
  const sofa = placeSofas(draft, (spot) => farFromDoor(draft)(spot) * 0.3 + aside(spot) - glare(draft, spot));
  if (!sofa) return false;
  if (dines) placeDining(draft, sofa);
  rowOfBookshelves(draft);
  return true;
}
var placeDining = (draft, from) => placeTable(draft, {
  table: "dining table",
  seat: "chair",
  ends: chance(draft, 0.35),
  liking: (spot) => (from ? Math.min(4, distance2(spot, from)) * 0.5 : 0) - Math.abs(toWall(draft, spot) - 1.35) * 0.6
});
function furnishBedroom(draft) {
  const isDouble = draft.room.area >= 10 && chance(draft, 0.82);
  const isTwin = !isDouble && draft.room.area >= 12 && chance(draft, 0.5);
  const bed = placeBed(draft, isDouble ? "double bed" : "single bed", farFromDoor(draft));
  if (!bed) return false;
  if (isTwin) placeBed(draft, "single bed", (spot) => farFromDoor(draft)(spot) + sameWay(spot, bed));
  const wardrobes = placeStorage(draft, "wardrobe", { before: 0.65 });
  if (wardrobes.length === 0) return false;
  if (draft.room.area > 11 && chance(draft, 0.65)) placeDesk(draft);
  if (chance(draft, 0.6)) {
    const chest = placeChest(draft, "dresser", bed);
    if (chest && isDouble && chest.size.width >= 1.1 && !holds(draft, "mirror") && chance(draft, 0.4))
      putOn(draft, chest, "tv", { right: 0, front: -0.4 });
  }
  return true;
}
var sameWay = ({ front }, thing) => 1.5 * (front[0] * thing.front[0] + front[1] * thing.front[1]);
function furnishKitchen(draft) {
  const line = placeKitchenLine(draft, { liking: (spot) => 0.4 * atWindow(draft)(spot) });
  const counter = line.find(({ name }) => name === "sink");
  if (!counter) return false;
  const { area: area2 } = draft.room;
  if (area2 > 12 && chance(draft, 0.4)) placeStorage(draft, "counter", { inRow: 2 + draft.random.below(2), before: 0.8 });
  putAppliances(draft, 2 + draft.random.below(4));
  if (area2 > 17 && chance(draft, 0.55))
    placeIsland(draft, (spot) => {
      const ahead = (spot.origin[0] - counter.origin[0]) * counter.front[0] + (spot.origin[1] - counter.origin[1]) * counter.front[1];
      const sameFront = spot.front[0] === counter.front[0] && spot.front[1] === counter.front[1];
      return sameFront ? -Math.abs(ahead - 2) - 0.3 * Math.abs(distance2(spot, counter) - 2) : void 0;
    });
  const wantsLarge = area2 > 14 && (area2 > 20 || !holds(draft, "kitchen island"));
  const table = wantsLarge ? placeDining(draft, counter) : void 0;
  if (!table && !holds(draft, "kitchen island"))
    placeTable(draft, {
      table: "kitchen table",
      seat: "chair",
      ends: chance(draft, 0.4),
      liking: (spot) => Math.min(3, distance2(spot, counter)) * 0.4 - Math.abs(toWall(draft, spot) - 0.9) * 0.5
    });
  return holds(draft, "chair") || holds(draft, "bar stool") || area2 < 10;
}
function furnishOffice(draft) {
  const { area: area2 } = draft.room;
  const seat2 = "office chair";
  let desks = 0;
  if (area2 > 17 && chance(draft, 0.6)) {
    const pairs = area2 > 24 ? 2 : 1;
    desks = placeDeskIsland(draft, pairs, floorSpots(draft), (spot) => -Math.abs(toWall(draft, spot) - 1.9)).length;
  }
  const wanted = Math.max(1, Math.min(5, Math.floor(area2 / 7))) - desks;
  for (let i = 0; i < wanted; ) {
    const inRow = wanted - i >= 2 && chance(draft, 0.5) ? 2 : 1;
    const placed = placeDesks(draft, { seat: seat2, inRow, liking: atWindow(draft) });
    desks += placed.length;
    i += inRow;
  }
  if (desks === 0) return false;
  if (area2 > 20 && chance(draft, 0.5))
    placeTable(draft, {
      table: "meeting table",
      seat: "chair",
      ends: chance(draft, 0.4),
      liking: (spot) => -Math.abs(toWall(draft, spot) - 1.5)
    });
  rowOfBookshelves(draft);
  placeStorage(draft, chance(draft, 0.6) ? "filing cabinet" : "cabinet", { inRow: 1 + draft.random.below(3) });
  return true;
}
function furnishStudio(draft) {
  if (placeKitchenLine(draft, { shorter: 2, liking: (spot) => -0.5 * distance2(spot, doorOf(draft)) }).length === 0)
    return false;
  const bed = placeBed(
    draft,
    chance(draft, 0.6) ? "double bed" : "single bed",
    (spot) => 1.3 * farFromDoor(draft)(spot)
  );
  if (!bed) return false;
  const aside = (spot) => 0.4 * Math.min(4, distance2(spot, bed)) + 0.6 * offMiddle(spot);
  const sofa = placeSofas(draft, (spot) => aside(spot) - glare(draft, spot));
  if (!sofa && !placeDesk(draft)) return false;
  placeStorage(draft, "wardrobe");
  const table = chance(draft, 0.5) ? "dining table" : "kitchen table";
  const liking = (spot) => Math.min(3, distance2(spot, bed)) * 0.4 - Math.abs(toWall(draft, spot) - 1.1) * 0.4;
  placeTable(draft, { table, seat: "chair", ends: false, liking });
  putAppliances(draft, 2 + draft.random.below(3));
  if (sofa && chance(draft, 0.4)) placeDesk(draft);
  return true;
}
var putPrinter = (draft) => {
  const support = draft.things.find(
    ({ name, size }) => (name === "filing cabinet" || name === "cabinet") && size.height < 1.3
  );
  return support !== void 0 && putOn(draft, support, "printer", { right: 0, front: 0 });
};
var RECIPES = {
  "living-room": {
    area: [14, 45],
    lShaped: 0.3,
    furnish: furnishLivingRoom,
    extras: [
      ...COMMON,
      once(2, (draft) => placeChest(draft, "sideboard")),
      once(1, (draft) => placeChest(draft, "console table")),
      once(1.5, placeReadingCorner),
      once(0.8, placePiano),
      once(1, placeDesk),
      upTo(2, 1, hangShelf),
      once(1, (draft) => stand(draft, "floor lamp")),
      once(0.7, (draft) => stand(draft, "storage box"))
    ]
  },
  bedroom: {
    area: [8.5, 26],
    lShaped: 0.2,
    furnish: furnishBedroom,
    extras: [
      ...COMMON,
      once(1, (draft) => hang(draft, "mirror")),
      once(1.2, placeReadingCorner),
      once(1.5, rowOfBookshelves),
      once(1.2, (draft) => stand(draft, "laundry basket")),
      upTo(2, 0.8, hangShelf),
      upTo(3, 0.7, (draft) => stand(draft, "storage box")),
      once(0.8, (draft) => placeChest(draft, "dresser")),
      once(0.5, (draft) => stand(draft, "floor lamp"))
    ]
  },
  kitchen: {
    area: [8, 26],
    lShaped: 0.2,
    furnish: furnishKitchen,
    extras: [
      ...COMMON,
      upTo(2, 1.5, (draft) => stand(draft, "trash can")),
      once(0.8, (draft) => placeStorage(draft, "washing machine", { before: 0.7 }).length > 0),
      once(0.8, (draft) => placeChest(draft, "sideboard")),
      upTo(2, 1.2, hangShelf),
      upTo(2, 0.6, (draft) => stand(draft, "stool")),
      once(1, (draft) => putAppliances(draft, 2))
    ]
  },
  office: {
    area: [9, 40],
    lShaped: 0.25,
    furnish: furnishOffice,
    extras: [
      ...COMMON,
      once(2, (draft) => hang(draft, "whiteboard")),
      once(2, putPrinter),
      once(1, (draft) => placeStorage(draft, "cabinet", { inRow: 1 + draft.random.below(2) }).length > 0),
      once(0.8, placeReadingCorner),
      upTo(3, 1, (draft) => stand(draft, "storage box")),
      once(0.8, (draft) => stand(draft, "trash can")),
      once(0.6, (draft) => stand(draft, "floor lamp"))
    ]
  },
  studio: {
    area: [22, 45],
    lShaped: 0.4,
    furnish: furnishStudio,
    extras: [
      ...COMMON,
      once(1.5, rowOfBookshelves),
      once(1, (draft) => placeChest(draft, "dresser")),
      once(1, (draft) => placeStorage(draft, "shoe cabinet", { before: 0.5 }).length > 0),
      once(0.8, placeReadingCorner),
      once(0.8, (draft) => hang(draft, "mirror")),
      once(0.8, (draft) => stand(draft, "trash can")),
      once(0.8, (draft) => stand(draft, "laundry basket"))
    ]
  }
};

// src/scene/generate/generate.ts
var [FEWEST, MOST] = [10, 40];
var SMALLEST_L = 13;
function generateScene(options) {
  const { seed, kind: wanted, shape } = checked(options);
  const random = createRandom(seed);
  const drawn = drawKind(random);
  const kind2 = wanted ?? drawn;
  return sceneOf(furnished(random, RECIPES[kind2], shape), generatedId(seed, kind2));
}
var drawKind = (random) => ROOM_KINDS[random.below(ROOM_KINDS.length)];
var generatedId = (seed, kind2 = drawKind(createRandom(seed))) => `${kind2}-${seed}`;
function furnished(random, recipe, shape) {
  for (; ; ) {
    const [least, most] = recipe.area;
    const area2 = least + (most - least) * random.next() * (0.45 + 0.55 * random.next());
    const isL = shape === void 0 ? area2 >= SMALLEST_L && random.next() < recipe.lShaped : shape === "L";
    const draft = startDraft(random, isL ? Math.max(area2, SMALLEST_L) : area2, isL ? "L" : "rectangle", MOST);
    const count = Math.min(MOST, Math.round(9 + draft.room.area * 0.45 + random.next() * 16));
    if (!recipe.furnish(draft)) continue;
    fill(draft, recipe.extras, count);
    if (draft.things.length >= FEWEST) return draft;
  }
}
function sceneOf({ room, things }, id) {
  const openings = things.filter(({ role }) => role === "opening");
  return {
    id,
    source: "generated",
    layout: createLayout(things.map(objectOf), { origin: "world", floor: room.floor }),
    walls: wallsOf(room, openings),
    cameras: []
  };
}
function objectOf({ name, box, corners, zRange, front }) {
  const { label, front: hasFront } = FURNITURE[name];
  return {
    label,
    box,
    ...corners && { footprint: corners },
    zRange,
    ...hasFront && { headingDeg: Math.round(bearingOf(front[0], front[1]) * 1e6) / 1e6 }
  };
}
function checked(options) {
  const { seed, kind: kind2, shape } = options ?? {};
  if (!Number.isInteger(seed) || seed < 0 || seed > 4294967295)
    throw bad("seed: a whole number from 0 to 4294967295", seed, "pass { seed: 1 }");
  if (kind2 !== void 0 && !ROOM_KINDS.includes(kind2))
    throw bad(`a kind of room: ${ROOM_KINDS.join(", ")}`, kind2, "leave it out for one drawn from the seed");
  if (shape !== void 0 && !ROOM_SHAPES.includes(shape))
    throw bad(`a shape: ${ROOM_SHAPES.join(", ")}`, shape, "leave it out for one drawn from the seed");
  return options;
}
var bad = (expected, received, remedy) => new V2loError({ code: "bad-option", expected, received: showReceived(received), remedy });

// src/scene/draft/diagnostics.ts
var SCENE_DIAGNOSTICS = {
  // A file, or a scene of it, that cannot be read
  "bad-json": ["error", "expected JSON, received {received}; write the file with a JSON library"],
  "bad-text": ["error", "expected UTF-8 text, received other bytes; save the file as UTF-8"],
  "long-line": [
    "error",
    "expected a line of at most {expected} bytes, received a longer one; write one scene to a line"
  ],
  "unknown-format": ["error", "expected {expected}, received {received}; {remedy}"],
  "refused-format": ["error", "expected the size and the place of every object, received {received}; {remedy}"],
  "no-scenes": ["error", "expected a scene, received {received}; pass a file with at least one"],
  "bad-scene": ["error", "scene dropped: expected {expected}, received {received}; {remedy}"],
  "no-assets": [
    "error",
    "scene dropped: expected the sizes of a house's assets, received none; pass the asset database (option assets, flag --assets FILE)"
  ],
  "not-meters": ["error", "scene dropped: expected meters, received {received}; convert it and read it again"],
  // Parts of a scene that are lost
  "bad-object": ["error", "object dropped: expected {expected}, received {received}; mend its record or leave it out"],
  "unknown-asset": [
    "error",
    "object dropped: expected an asset of the database, received {received}; add its size to the database"
  ],
  "object-not-meters": ["error", "object dropped: expected meters, received {received}; convert it to meters"],
  "bad-camera": ["error", "camera dropped: expected {expected}, received {received}; mend its record or leave it out"],
  "bad-wall": ["error", "wall dropped: expected {expected}, received {received}; mend its record or leave it out"],
  "bad-floor": ["error", "floor left out: expected {expected}, received {received}; mend it or leave it out"],
  "missing-layer": [
    "error",
    "layer left out: expected {received} in the archive, received no such file; export it again"
  ],
  // Kept, but odd
  "duplicate-scene": [
    "warning",
    "expected an id that no other scene has, received {received}; it was renamed {remedy}"
  ],
  "duplicate-object": [
    "warning",
    "expected an id that no other object has, received {received}; it was renamed {remedy}"
  ],
  "duplicate-camera": [
    "warning",
    "expected an id that no other camera has, received {received}; it was renamed {remedy}"
  ],
  "bad-oriented-box": [
    "warning",
    "expected {expected}, received {received}; the axis-aligned box was used in its place"
  ],
  "boxes-disagree": [
    "warning",
    "expected the oriented box inside the axis-aligned one, received one that stands out by {received}; it was used all the same"
  ],
  "moved-object": [
    "warning",
    "expected the same place in every event, received one {received} away; the place in the first event counts"
  ],
  "no-objects": ["warning", "expected objects, received none; the scene was kept without any"],
  "no-floor": [
    "warning",
    "expected the outline of the floor, received none; the area is unknown and nothing is far from it"
  ],
  "no-height": ["warning", "expected zRange, received none for {received}; their heights stay unknown"],
  "no-pose": ["warning", "expected a pose of this scene among the poses, received none; it was kept without a camera"],
  "camera-in-wall": ["warning", "expected a camera in free space, received one inside a wall; it was kept"],
  // Read in the only way it can be meant
  "not-finite": ["repair", "expected numbers, received {received}; they were read as missing"],
  "row-major": ["repair", "expected a transform column by column, received one row by row; it was turned"]
};
function diagnoseScene(code, place3, detail = {}) {
  const [severity, sentence] = SCENE_DIAGNOSTICS[code];
  const words2 = {
    expected: detail.expected ?? "",
    received: detail.received instanceof Described ? detail.received.words : showReceived(detail.received),
    remedy: detail.remedy ?? ""
  };
  const { file, line, scene, object, field } = place3;
  const where = [file, line === void 0 ? void 0 : `line ${line}`, scene, object, field].filter((part) => part);
  const said = sentence.replace(/\{(\w+)\}/g, (_, name) => words2[name] ?? "");
  return {
    code,
    severity,
    message: where.length > 0 ? `${where.join(", ")}: ${said}` : said,
    ...file !== void 0 && { file },
    ...line !== void 0 && { line },
    ...scene !== void 0 && { scene },
    ...object !== void 0 && { object },
    ...field !== void 0 && { field }
  };
}
var Described = class {
  constructor(words2) {
    this.words = words2;
  }
  words;
};

// src/layout/from-boxes-outline.ts
function outlineOfCorners(corners) {
  const seen = corners.map(([x, y]) => [x + 0, y + 0]);
  let low = Infinity;
  let high = -Infinity;
  for (const [, , z] of corners) {
    low = Math.min(low, z);
    high = Math.max(high, z);
  }
  const footprint = convexHull2(seen);
  return {
    box: aabbOfPoints(seen),
    ...isConvexCounterClockwise(footprint) && { footprint },
    zRange: [low + 0, high + 0]
  };
}
function convexHull2(points) {
  const box = aabbOfPoints(points);
  if (box === void 0) return [];
  const extent = Math.max(box.maxX - box.minX, box.maxY - box.minY);
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull2(sorted, extent);
  const upper = halfHull2(sorted.reverse(), extent);
  return dropNearDuplicates([...lower.slice(0, -1), ...upper.slice(0, -1)], extent);
}
function halfHull2(sorted, extent) {
  const chain = [];
  const flat2 = 1e-12 * extent;
  for (const point of sorted) {
    while (chain.length > 1 && isNoCorner(chain.at(-2), chain.at(-1), point, flat2)) chain.pop();
    chain.push(point);
  }
  return chain;
}
function isNoCorner(a, b, c, flat2) {
  const out = turns(a, b, c);
  if (out <= 0) return true;
  return out <= flat2 && dot(direction(b, a), direction(b, c)) <= 0;
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

// src/scene/draft/draft.ts
function createDraft(source, id, place3) {
  return {
    id,
    source,
    place: { ...place3, scene: id },
    objects: [],
    walls: [],
    cameras: [],
    floorZ: 0,
    asWritten: false,
    failed: false,
    assumed: /* @__PURE__ */ new Set(),
    found: []
  };
}
function report(draft, code, place3, detail) {
  draft.found.push(diagnoseScene(code, { ...draft.place, ...place3 }, detail));
}
function failDraft(draft, code, place3, detail) {
  report(draft, code, place3, detail);
  draft.failed = true;
}
function addSolid(draft, object, corners) {
  draft.objects.push({ ...object, outline: outlineOfCorners(corners) });
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

// src/layout/neighbors.ts
import RBush from "rbush";

// src/layout/place.ts
function placePoint(place3) {
  return isPoint(place3) ? place3 : aabbCenter(ownBox(place3));
}
function placeBox(place3) {
  if (!isPoint(place3)) return ownBox(place3);
  const [x, y] = place3;
  return { minX: x, minY: y, maxX: x, maxY: y };
}
function placeOutline(place3) {
  if (!isPoint(place3) && "box" in place3 && place3.footprint !== void 0) return place3.footprint;
  const box = placeBox(place3);
  const corners = aabbCorners(box);
  if (box.minX === box.maxX) return box.minY === box.maxY ? [corners[0]] : [corners[0], corners[2]];
  return box.minY === box.maxY ? [corners[0], corners[1]] : corners;
}
var ownBox = (place3) => "box" in place3 ? place3.box : createAabb(place3.minX, place3.minY, place3.maxX, place3.maxY);
function isPoint(place3) {
  if (Array.isArray(place3)) {
    if (place3.length === 2 && Number.isFinite(place3[0]) && Number.isFinite(place3[1])) return true;
  } else if (typeof place3 === "object" && place3 !== null && ("box" in place3 || "minX" in place3)) return false;
  throw new V2loError({
    code: "bad-number",
    expected: "a place: [x, y] of finite numbers, an object of a layout, or a box",
    received: showReceived(place3),
    remedy: "look the object up with getObject, or pass its coordinates in meters"
  });
}

// src/layout/neighbors.ts
var SCAN_LIMIT = 80;
function createLayoutIndex(layout) {
  return layout.objects.length <= SCAN_LIMIT ? scanOf(layout.objects) : treeOf(layout.objects);
}
function scanOf(objects) {
  return {
    within(box) {
      const area2 = checkBox(box);
      return objects.filter((object) => touches(object.box, area2));
    },
    near(point, radius) {
      const area2 = placeBox(point);
      checkCount("radius", radius);
      return objects.filter((object) => gapBetween(object.box, area2) <= radius);
    },
    nearest(place3, k) {
      const area2 = placeBox(place3);
      checkCount("k", k);
      return byDistance(objects, area2).slice(0, Math.floor(k));
    }
  };
}
function treeOf(objects) {
  const tree = new RBush();
  tree.load(objects.map(({ box }, at) => ({ ...box, at })));
  const inOrder = (items) => items.map((item) => item.at).sort((a, b) => a - b).map((at) => objects[at]);
  const search2 = (box) => inOrder(tree.search(box));
  const around2 = ({ minX: minX2, minY: minY2, maxX: maxX2, maxY: maxY2 }, radius) => ({
    minX: minX2 - radius,
    minY: minY2 - radius,
    maxX: maxX2 + radius,
    maxY: maxY2 + radius
  });
  const { minX, minY, maxX, maxY } = tree.toJSON();
  const span = Math.max(length([maxX - minX, maxY - minY]), Number.MIN_VALUE);
  return {
    within: (box) => search2(checkBox(box)),
    near(point, radius) {
      const area2 = placeBox(point);
      checkCount("radius", radius);
      return search2(around2(area2, radius)).filter((object) => gapBetween(object.box, area2) <= radius);
    },
    nearest(place3, k) {
      const area2 = placeBox(place3);
      const wanted = Math.min(Math.floor(checkCount("k", k)), objects.length);
      if (wanted === 0) return [];
      const start = gapBetween({ minX, minY, maxX, maxY }, area2);
      for (let reach = start + span * Math.sqrt(wanted / objects.length); ; reach = start + 2 * (reach - start)) {
        const found = search2(around2(area2, reach)).filter((object) => gapBetween(object.box, area2) <= reach);
        if (found.length >= wanted || found.length === objects.length) return byDistance(found, area2).slice(0, wanted);
      }
    }
  };
}
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
function byDistance(found, area2) {
  return found.map((object) => ({ object, gap: gapBetween(object.box, area2) })).sort((a, b) => a.gap - b.gap).map(({ object }) => object);
}
var touches = (a, b) => a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
function gapBetween(a, b) {
  const x = Math.max(0, b.minX - a.maxX, a.minX - b.maxX);
  const y = Math.max(0, b.minY - a.maxY, a.minY - b.maxY);
  return x === 0 ? y : y === 0 ? x : distance([0, 0], [x, y]);
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
function checkCount(name, value) {
  if (value >= 0) return value;
  throw new V2loError({
    code: "bad-number",
    expected: `${name}: a number that is not negative`,
    received: showReceived(value),
    remedy: name === "k" ? "ask for 1 or more" : "pass a distance in meters"
  });
}

// src/scene/draft/filters.ts
var SCENE_FILTERS = ["structure", "nested", "flat", "tiny", "far"];
var STRUCTURE = /* @__PURE__ */ new Set(["floor", "wall", "ceiling", "room", "doorframe"]);
var PARTS = /* @__PURE__ */ new Set(["drawer", "shelf", "stoveknob", "burner", "stoveburner", "sinkbasin", "bathtubbasin"]);
var NESTED_SLACK = 0.05;
var NO_EXTENT = 1e-6;
var TINY = 0.05;
var FAR = 1;
function filterObjects(objects, floor, filters) {
  const on2 = SCENE_FILTERS.filter((name) => filters.includes(name));
  const dropped = Object.fromEntries(on2.map((name) => [name, 0]));
  const isNested = on2.includes("nested") ? nestedIn(objects) : () => false;
  const drops = {
    structure: ({ label }) => STRUCTURE.has(foldLabel(label)),
    nested: isNested,
    flat: (object) => extentsOf(object).some((extent) => extent <= NO_EXTENT),
    tiny: (object) => Math.max(...extentsOf(object)) < TINY,
    far: (object) => floor !== void 0 && distanceToFloor(outlineOf(object), floor) > FAR
  };
  const kept = objects.filter((object) => {
    const by = on2.find((name) => drops[name](object));
    if (by !== void 0) dropped[by] = (dropped[by] ?? 0) + 1;
    return by === void 0;
  });
  return { kept, dropped };
}
function extentsOf({ outline: { box, zRange } }) {
  const seen = [box.maxX - box.minX, box.maxY - box.minY];
  return zRange === void 0 ? seen : [...seen, zRange[1] - zRange[0]];
}
var outlineOf = ({ outline }) => outline.footprint ?? aabbCorners(outline.box);
function nestedIn(objects) {
  const wholes = objects.filter(({ label }) => !STRUCTURE.has(foldLabel(label)));
  const layout = createLayout(wholes.map(({ outline }) => ({ label: "whole", box: outline.box })));
  const index = createLayoutIndex(layout);
  const byPlace2 = new Map(layout.objects.map((placed, at) => [placed, wholes[at]]));
  return (object) => PARTS.has(foldLabel(object.label)) && index.near(aabbCenter(object.outline.box), NESTED_SLACK).some((placed) => liesInside(object, byPlace2.get(placed)));
}
function liesInside(part, whole) {
  const [inner, outer] = [part.outline.zRange, whole.outline.zRange];
  if (part === whole || inner === void 0 || outer === void 0) return false;
  if (inner[0] < outer[0] - NESTED_SLACK || inner[1] > outer[1] + NESTED_SLACK) return false;
  if (volumeOf(whole) <= volumeOf(part)) return false;
  const around2 = outlineOf(whole);
  return outlineOf(part).every((corner) => convexDistance([corner], around2) <= NESTED_SLACK);
}
function volumeOf(object) {
  const [low, high] = object.outline.zRange ?? [0, 0];
  return signedArea(outlineOf(object)) * (high - low);
}
function distanceToFloor(outline, floor) {
  if (isInside2(outline[0], floor)) return 0;
  const edges = floor.map((point, i) => [point, floor[(i + 1) % floor.length]]);
  return Math.min(...edges.map((edge) => convexDistance(outline, edge)));
}
function isInside2([x, y], polygon) {
  let inside = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    if (a[1] > y !== b[1] > y && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])) inside = !inside;
  });
  return inside;
}

// src/scene/draft/labels.ts
var LABEL_STYLES = ["words", "paper"];
function styleLabel(label, { style, renamed }) {
  const other = renamed.get(foldLabel(label));
  if (other !== void 0) return other;
  if (style === void 0) return label;
  return style === "paper" ? foldLabel(label) : wordsOf(label);
}
function wordsOf(label) {
  return label.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").replace(/[\s_]+/g, " ").trim().toLowerCase();
}

// src/scene/draft/units.ts
var LONGEST_OBJECT = 50;
var ENOUGH = 3;
var LONGEST_MEDIAN = 10;
var FARTHEST_MEDIAN = 75;
var LONGEST_SPAN = 150;
function checkUnits(draft) {
  if (draft.objects.length >= ENOUGH && isSceneOff(draft)) return;
  draft.objects = draft.objects.filter((object) => {
    const longest = longestSide(object);
    if (longest <= LONGEST_OBJECT) return true;
    const received = new Described(`a ${object.label} of ${show(longest)} m, which looks like ${unitLike(longest, 1)}`);
    report(draft, "object-not-meters", { object: nameOf(object), field: "size" }, { received });
    return false;
  });
  checkFloor(draft);
  checkCameras(draft);
}
function isSceneOff(draft) {
  const typical = median(draft.objects.map(longestSide));
  if (typical > LONGEST_MEDIAN) {
    const span = show(spanOf(draft.objects.flatMap(({ outline: { box } }) => cornersOf(box))));
    const object = draft.objects.find((one) => longestSide(one) >= typical);
    const received2 = new Described(
      `a room of ${span} m and a ${object.label} of ${show(longestSide(object))} m, which looks like ${unitLike(typical, 0.5)}`
    );
    failDraft(draft, "not-meters", {}, { received: received2 });
    return true;
  }
  const centers = draft.objects.map(({ outline }) => aabbCenter(outline.box));
  const middle2 = [median(centers.map(([x]) => x)), median(centers.map(([, y]) => y))];
  const away = median(centers.map(([x, y]) => Math.hypot(x - middle2[0], y - middle2[1])));
  if (away <= FARTHEST_MEDIAN) return false;
  const received = new Described(
    `places spread over ${show(spanOf(centers))} m, which look like ${unitLike(2 * away, 4)}, beside sizes of ${show(typical)} m`
  );
  failDraft(draft, "not-meters", {}, { received });
  return true;
}
function checkFloor(draft) {
  if (draft.floor === void 0) return;
  const span = spanOf(draft.floor);
  if (span <= LONGEST_SPAN) return;
  const received = new Described(`a floor ${show(span)} m long, which looks like ${unitLike(span, 5)}`);
  report(draft, "bad-floor", { field: "floor" }, { expected: "meters", received });
  delete draft.floor;
}
function checkCameras(draft) {
  const box = draft.objects[0]?.outline.box;
  draft.cameras = draft.cameras.filter(({ id, position: [x, y, z] }) => {
    const off = Math.max(box === void 0 ? 0 : spanOf([...cornersOf(box), [x, y]]), Math.abs(z));
    if (off <= LONGEST_SPAN) return true;
    const received = new Described(`a camera ${show(off)} m from the floor or the objects`);
    report(draft, "bad-camera", { object: id, field: "position" }, { expected: "meters", received });
    return false;
  });
}
var cornersOf = (box) => [
  [box.minX, box.minY],
  [box.maxX, box.maxY]
];
function longestSide({ outline: { box, zRange } }) {
  return Math.max(box.maxX - box.minX, box.maxY - box.minY, zRange === void 0 ? 0 : zRange[1] - zRange[0]);
}
function unitLike(length3, usual) {
  return length3 / usual > 400 ? "millimeters" : "centimeters";
}
function spanOf(points) {
  const box = aabbOfPoints(points);
  return box === void 0 ? 0 : Math.max(box.maxX - box.minX, box.maxY - box.minY);
}
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
var nameOf = ({ id, label }) => id ?? label;
var show = (length3) => String(Number(length3.toPrecision(3)));

// src/scene/draft/finish.ts
function finishScene(draft, rules) {
  if (!draft.failed) checkUnits(draft);
  if (draft.failed) {
    const diagnostics = draft.found;
    return { parsed: { ok: false, diagnostics }, kept: 0, dropped: {}, assumed: [...draft.assumed], fileIds: {} };
  }
  const { kept, dropped } = filterObjects(draft.objects, draft.floor, rules.filters);
  const floorZ = floorHeight(draft, kept, rules.floorZ);
  if (draft.objects.length === 0) report(draft, "no-objects", {});
  if (draft.floor === void 0) report(draft, "no-floor", { field: "floor" });
  reportHeights(draft, kept);
  const ids = idsOf(draft, kept, rules);
  const layout = createLayout(
    kept.map((object, i) => inputOf(object, ids[i], floorZ, rules.labels)),
    { origin: "world", ...draft.floor !== void 0 && { floor: draft.floor } }
  );
  const walls = draft.walls.map((wall) => ({ ...wall, base: wall.base - floorZ, top: wall.top - floorZ }));
  const fromFile = kept.flatMap(({ id }, i) => id === void 0 ? [] : [[id, ids[i]]]);
  const known = draft.asWritten && rules.ids === "file" ? void 0 : new Map(fromFile);
  const cameras = uniqueCameras(draft).map((camera) => settled(camera, floorZ, known));
  for (const camera of cameras)
    if (walls.some((wall) => isInWall(camera, wall))) report(draft, "camera-in-wall", { object: camera.id });
  const scene = { id: draft.id, source: draft.source, layout, walls, cameras };
  const parsed = { ok: true, value: scene, diagnostics: draft.found };
  const fileIds = Object.fromEntries(fromFile.filter(([id, own]) => id !== own).map(([id, own]) => [own, id]));
  return { parsed, kept: kept.length, dropped, assumed: [...draft.assumed], fileIds };
}
function floorHeight(draft, kept, told) {
  if (told !== void 0) return told;
  if (draft.floorZ !== "lowest") return draft.floorZ;
  const lowest = kept.reduce((low, { outline: { zRange } }) => Math.min(low, zRange?.[0] ?? low), Infinity);
  if (lowest >= 0) {
    draft.assumed.add("the floor is at the file's z = 0, below every object (option floorZ sets it)");
    return 0;
  }
  draft.assumed.add(
    `the floor is at the file's z = ${Number(lowest.toFixed(3))}, the lowest corner of an object, and heights count from there (option floorZ sets it)`
  );
  return lowest;
}
function inputOf({ label, outline, headingDeg }, id, floorZ, labels) {
  const { box, footprint, zRange } = outline;
  return {
    id,
    label: styleLabel(label, labels),
    box,
    ...footprint !== void 0 && { footprint },
    ...zRange !== void 0 && { zRange: [zRange[0] - floorZ, zRange[1] - floorZ] },
    ...headingDeg !== void 0 && { headingDeg }
  };
}
function reportHeights(draft, kept) {
  const flat2 = kept.filter(({ outline }) => outline.zRange === void 0);
  if (flat2.length === 0) return;
  const names = flat2.slice(0, 3).map(({ id, label }) => id ?? label);
  const more = flat2.length > 3 ? ` and ${flat2.length - 3} more` : "";
  report(draft, "no-height", { field: "zRange" }, { received: new Described(`${names.join(", ")}${more}`) });
}
function idsOf(draft, kept, { ids, labels }) {
  const wanted = kept.map(({ id }) => ids === "file" ? id : void 0);
  const given = new Set(wanted.filter((id) => id !== void 0));
  const taken = /* @__PURE__ */ new Set();
  const counts2 = /* @__PURE__ */ new Map();
  return kept.map((object, i) => {
    const own = wanted[i];
    if (own !== void 0 && !taken.has(own)) {
      taken.add(own);
      return own;
    }
    const stem = own ?? styleLabel(object.label, labels);
    const folded = own ?? foldLabel(stem);
    let count = (counts2.get(folded) ?? (own === void 0 ? 0 : 1)) + 1;
    const made = () => count === 1 ? stem : `${stem}#${count}`;
    while (taken.has(made()) || given.has(made())) count++;
    counts2.set(folded, count);
    taken.add(made());
    if (own !== void 0)
      report(draft, "duplicate-object", { object: own, field: "id" }, { received: own, remedy: made() });
    return made();
  });
}
function uniqueCameras(draft) {
  const given = new Set(draft.cameras.map(({ id }) => id));
  const taken = /* @__PURE__ */ new Set();
  return draft.cameras.map((camera) => {
    let id = camera.id;
    for (let count = 2; taken.has(id) || id !== camera.id && given.has(id); count++) id = `${camera.id}#${count}`;
    taken.add(id);
    if (id === camera.id) return camera;
    report(draft, "duplicate-camera", { object: camera.id, field: "id" }, { received: camera.id, remedy: id });
    return { ...camera, id };
  });
}
function settled(camera, floorZ, known) {
  const [x, y, z] = camera.position;
  const { seen, ...rest } = camera;
  const moved2 = { ...rest, position: [x, y, z - floorZ] };
  if (seen === void 0) return moved2;
  if (known === void 0) return { ...moved2, seen };
  const entries = Object.entries(seen).flatMap(
    ([id, pixels]) => known.has(id) ? [[known.get(id), pixels]] : []
  );
  return { ...moved2, seen: Object.fromEntries(entries) };
}
var IN_WALL = 0.02;
function isInWall({ position: [x, y, z] }, { from, to, base, top }) {
  if (z < base || z > top) return false;
  const along = subtract(to, from);
  const out = [x - from[0], y - from[1]];
  const size = dot(along, along);
  const share = size > 0 ? Math.max(0, Math.min(1, dot(out, along) / size)) : 0;
  return Math.hypot(out[0] - share * along[0], out[1] - share * along[1]) < IN_WALL;
}

// src/scene/draft/json-values.ts
function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
var isFinite3 = (value) => isNumbers(value, 3);
function isNumbers(value, count) {
  return Array.isArray(value) && value.length === count && value.every((number) => Number.isFinite(number));
}
function isCorners(value, least) {
  return Array.isArray(value) && value.length >= least && value.every(isFinite3);
}
function pointOf2(value) {
  if (!isFields(value)) return void 0;
  const point = [value.x, value.y, value.z];
  return isFinite3(point) ? point : void 0;
}
var textOf = (value) => typeof value === "string" && value.trim() !== "" ? value : void 0;
var numberOf = (value) => typeof value === "number" && Number.isFinite(value) ? value : void 0;
function isPolygon(value) {
  return Array.isArray(value) && value.length >= 3 && value.every((point) => isNumbers(point, 2));
}
var fromUnity = ([x, y, z]) => [x, z, y];

// src/scene/draft/cameras.ts
function readCamera(draft, value, fallbackId) {
  const fields = isFields(value) ? value : {};
  const id = textOf(fields.id) ?? fallbackId;
  const bad3 = (field, expected) => {
    report(draft, "bad-camera", { object: id, field }, { expected, received: fields[field] });
    return void 0;
  };
  const { position, yawDeg, pitchDeg, verticalFovDeg, width, height, image } = fields;
  if (!isFinite3(position)) return bad3("position", "three finite numbers, meters");
  if (!isNumber(yawDeg)) return bad3("yawDeg", "degrees clockwise from +y");
  if (!isNumber(pitchDeg) || Math.abs(pitchDeg) > 90) return bad3("pitchDeg", "degrees from -90 to 90, up is positive");
  if (!isNumber(verticalFovDeg) || verticalFovDeg <= 0 || verticalFovDeg >= 180)
    return bad3("verticalFovDeg", "degrees between 0 and 180");
  if (!isNumber(width) || width <= 0) return bad3("width", "a number of pixels");
  if (!isNumber(height) || height <= 0) return bad3("height", "a number of pixels");
  if (image !== void 0 && typeof image !== "string") return bad3("image", "a path");
  const seen = fields.seen === void 0 ? void 0 : readSeen(fields.seen);
  if (fields.seen !== void 0 && seen === void 0)
    return bad3("seen", "{ id: { pixels } } with numbers of at least 0");
  return {
    id,
    position: [position[0], position[1], position[2]],
    yawDeg,
    pitchDeg,
    verticalFovDeg,
    width,
    height,
    ...image !== void 0 && { image },
    ...seen !== void 0 && { seen }
  };
}
var isNumber = (value) => numberOf(value) !== void 0;
function readSeen(value) {
  if (!isFields(value)) return void 0;
  const entries = Object.entries(value).map(([id, entry]) => [id, isFields(entry) ? numberOf(entry.pixels) : void 0]);
  if (!entries.every(([, pixels]) => typeof pixels === "number" && pixels >= 0)) return void 0;
  return Object.fromEntries(entries.map(([id, pixels]) => [id, { pixels }]));
}

// src/scene/draft/poses.ts
var AGENT_CAMERA_HEIGHT = 1.576;
var AGENT_FOV_DEG = 90;
var AGENT_PIXELS = 300;
function readPoses(value, file) {
  const scene = file === void 0 ? void 0 : /^(FloorPlan\d+|FloorPlan_\w+?\d+_\d+)/.exec(baseName(file))?.[1];
  if (Array.isArray(value)) {
    const scenes = value.map((pose) => isFields(pose) ? textOf(pose.scene) : void 0);
    if (scenes.every((name) => name === void 0)) return { kind: "one-scene", scene, poses: namedPoses(value) };
    const grouped = /* @__PURE__ */ new Map();
    value.forEach((pose, i) => {
      const name = sceneKey(scenes[i] ?? "");
      grouped.set(name, [...grouped.get(name) ?? [], { name: nameOf2(pose, i), pose }]);
    });
    return { kind: "by-scene", scenes: grouped };
  }
  if (!isFields(value)) return void 0;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([, pose]) => Array.isArray(pose) && pose.every((n) => typeof n === "number")))
    return { kind: "one-scene", scene, poses: entries.map(([name, pose]) => ({ name, pose })) };
  return { kind: "by-scene", scenes: new Map(entries.map(([name, pose]) => [sceneKey(name), namedPoses(pose)])) };
}
function namedPoses(value) {
  if (Array.isArray(value)) return value.map((pose, i) => ({ name: nameOf2(pose, i), pose }));
  if (!isFields(value)) return [];
  if (pointOf2(value.position) !== void 0 || "cameraPosition" in value) return [{ name: "agent", pose: value }];
  return Object.entries(value).map(([name, pose]) => ({ name, pose }));
}
var nameOf2 = (pose, i) => (isFields(pose) ? textOf(pose.id) ?? textOf(pose.objectId) : void 0) ?? `camera-${i}`;
var baseName = (file) => file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
var sceneKey = (name) => name.replace(/^FloorPlan(?=\d)/, "").replace(/_physics$/, "");
function addPoses(draft, book, onlyScene) {
  const poses = posesFor(draft, book, onlyScene);
  if (poses.length === 0) report(draft, "no-pose", { field: "poses" });
  for (const { name, pose } of poses) {
    const camera = readPose(draft, name, pose);
    if (camera) draft.cameras.push(camera);
  }
}
function posesFor(draft, book, onlyScene) {
  if (book.kind === "by-scene") return book.scenes.get(sceneKey(draft.id)) ?? [];
  if (book.scene !== void 0 && sceneKey(book.scene) === sceneKey(draft.id)) return book.poses;
  if (onlyScene) return book.poses;
  const ids = new Set(draft.objects.map(({ id }) => id));
  return book.scene === void 0 && book.poses.some(({ name }) => ids.has(name)) ? book.poses : [];
}
function readPose(draft, name, pose) {
  if (isNumbers(pose, 4)) {
    const [x, z, yaw, horizon] = pose;
    draft.assumed.add(
      `the camera is ${AGENT_CAMERA_HEIGHT} m over the floor, as high as AI2-THOR's standing agent has it`
    );
    const agent = { x, y: AGENT_CAMERA_HEIGHT, z };
    return readAgentCamera(draft, name, { cameraPosition: agent, rotation: { y: yaw }, cameraHorizon: horizon });
  }
  if (!isFields(pose)) {
    report(draft, "bad-camera", { object: name }, { expected: "a pose", received: pose });
    return void 0;
  }
  if (isFields(pose.agent) && numberOf(pose.agent.yaw) !== void 0) {
    const { x, z, yaw, horizon = 0 } = pose.agent;
    return readPose(draft, name, [x, z, yaw, horizon]);
  }
  return Array.isArray(pose.position) ? readCamera(draft, pose, name) : readAgentCamera(draft, name, pose);
}
function readAgentCamera(draft, id, pose) {
  const bad3 = (field, expected, received) => {
    report(draft, "bad-camera", { object: id, field }, { expected, received });
    return void 0;
  };
  const given = pointOf2(pose.cameraPosition);
  const agent = pointOf2(pose.position);
  if (given === void 0 && agent === void 0)
    return bad3("cameraPosition", "{ x, y, z } of finite numbers", pose.cameraPosition ?? pose.position);
  if (given === void 0)
    draft.assumed.add(
      `the camera is ${AGENT_CAMERA_HEIGHT} m over the floor, as high as AI2-THOR's standing agent has it`
    );
  const at = fromUnity(given ?? [agent[0], AGENT_CAMERA_HEIGHT, agent[2]]);
  const yaw = isFields(pose.rotation) ? numberOf(pose.rotation.y) : numberOf(pose.rotation);
  if (yaw === void 0) return bad3("rotation.y", "degrees clockwise from +z", pose.rotation);
  const horizon = numberOf(pose.cameraHorizon ?? pose.horizon ?? 0);
  if (horizon === void 0 || Math.abs(horizon) > 90)
    return bad3("cameraHorizon", "degrees from -90 to 90, down is positive", pose.cameraHorizon ?? pose.horizon);
  const fov = numberOf(pose.fov);
  if (fov === void 0) draft.assumed.add(`the vertical field of view is ${AGENT_FOV_DEG} degrees`);
  const [width, height] = [numberOf(pose.screenWidth), numberOf(pose.screenHeight)];
  if (width === void 0 || height === void 0)
    draft.assumed.add(`pictures are ${AGENT_PIXELS} x ${AGENT_PIXELS} pixels`);
  return readCamera(
    draft,
    {
      id,
      position: at,
      yawDeg: normalizeDeg(yaw),
      pitchDeg: 0 - horizon,
      verticalFovDeg: fov ?? AGENT_FOV_DEG,
      width: width ?? AGENT_PIXELS,
      height: height ?? AGENT_PIXELS,
      image: pose.image,
      seen: pose.seen
    },
    id
  );
}

// src/scene/read/ai2thor.ts
var ai2thorObjectsReader = {
  format: "ai2thor-objects",
  recognizes(value) {
    if (Array.isArray(value)) return value.some(isThorObject);
    if (!isFields(value)) return false;
    if (Array.isArray(value.objects)) return value.objects.some(isThorObject);
    return Object.values(value).some((objects) => Array.isArray(objects) && objects.some(isThorObject));
  },
  *read(value, context) {
    const scenes = scenesOf(value, context);
    for (const [id, objects] of scenes) {
      const draft = createDraft("ai2thor", id, context.place);
      addObjects(draft, objects);
      if (context.poses) addPoses(draft, context.poses, scenes.length === 1 && !context.place.line);
      yield draft;
    }
  }
};
function scenesOf(value, context) {
  if (Array.isArray(value)) return [[context.nextId(), value]];
  if (!isFields(value)) return [[context.nextId(), void 0]];
  if ("objects" in value) return [[textOf(value.sceneName) ?? context.nextId(), value.objects]];
  return Object.entries(value);
}
var isThorObject = (value) => isFields(value) && "objectType" in value && ("axisAlignedBoundingBox" in value || "objectId" in value);
function isThorEvent(value) {
  const metadata = metadataOf(value);
  if (!Array.isArray(metadata.objects)) return false;
  return isFields(metadata.agent) || isFields(metadata.cameraPosition);
}
var metadataOf = (event) => {
  if (!isFields(event)) return {};
  return isFields(event.metadata) ? event.metadata : event;
};
var sceneOfEvent = (event) => textOf(metadataOf(event).sceneName);
function beginEvents(event, context) {
  const metadata = metadataOf(event);
  const draft = createDraft("ai2thor", textOf(metadata.sceneName) ?? context.nextId(), context.place);
  addObjects(draft, metadata.objects);
  return draft;
}
function addEvent(draft, event, isFirst) {
  const metadata = metadataOf(event);
  const agent = isFields(metadata.agent) ? metadata.agent : {};
  const outer = isFields(event) ? event : {};
  const id = textOf(outer.id) ?? `frame-${draft.cameras.length}`;
  const camera = readAgentCamera(draft, id, {
    cameraPosition: metadata.cameraPosition,
    position: agent.position,
    rotation: agent.rotation,
    cameraHorizon: agent.cameraHorizon ?? metadata.cameraHorizon,
    fov: metadata.fov,
    screenWidth: metadata.screenWidth,
    screenHeight: metadata.screenHeight,
    image: outer.image,
    seen: seenOf(draft, outer, metadata)
  });
  if (camera) draft.cameras.push(camera);
  if (!isFirst) reportMoved(draft, metadata.objects);
}
function seenOf(draft, event, metadata) {
  const masks = event.instance_masks ?? metadata.instance_masks;
  if (isFields(masks))
    return Object.fromEntries(Object.entries(masks).map(([id, pixels]) => [id, isFields(pixels) ? pixels : { pixels }]));
  const boxes = event.instance_detections2D ?? metadata.instance_detections2D;
  if (!isFields(boxes)) return void 0;
  draft.assumed.add("the pixels of an object are the area of its 2-D box, since its mask was not dumped");
  return Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => {
      const [x1, y1, x2, y2] = Array.isArray(box) ? box : [];
      return [id, { pixels: Math.abs((x2 - x1) * (y2 - y1)) }];
    })
  );
}
var MOVED = 0.05;
function reportMoved(draft, objects) {
  if (!Array.isArray(objects)) return;
  const known = new Map(draft.objects.map((object) => [object.id, object]));
  for (const object of objects) {
    const id = isFields(object) ? textOf(object.objectId) : void 0;
    const before = id === void 0 ? void 0 : known.get(id);
    const corners = isFields(object) ? cornersOf2(draft, object, id ?? "", true) : void 0;
    if (before === void 0 || corners === void 0) continue;
    const { box } = before.outline;
    const [minX, minY] = [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))];
    const moved2 = Math.hypot(minX - box.minX, minY - box.minY);
    if (moved2 <= MOVED) continue;
    const received = new Described(`${moved2.toFixed(2)} m`);
    report(draft, "moved-object", { object: id, field: "axisAlignedBoundingBox" }, { received });
  }
}
function addObjects(draft, objects) {
  if (!Array.isArray(objects)) {
    const remedy = "pass the metadata unchanged";
    failDraft(draft, "bad-scene", { field: "objects" }, { expected: "a list of objects", received: objects, remedy });
    return;
  }
  objects.forEach((object, i) => {
    const fields = isFields(object) ? object : {};
    const id = textOf(fields.objectId);
    const label = textOf(fields.objectType);
    const name = id ?? label ?? `objects[${i}]`;
    if (label === void 0) {
      report(
        draft,
        "bad-object",
        { object: name, field: "objectType" },
        { expected: "a text", received: fields.objectType }
      );
      return;
    }
    const corners = cornersOf2(draft, fields, name, false);
    if (corners === void 0) return;
    addSolid(draft, { id, label }, corners);
    if (label === "Floor") takeFloor(draft);
  });
}
function takeFloor(draft) {
  const { box, footprint } = draft.objects.at(-1).outline;
  if (footprint === void 0) return;
  const area2 = (box.maxX - box.minX) * (box.maxY - box.minY);
  const known = draft.floor;
  const [from, , to] = known ?? [[0, 0], [0, 0], [0, 0]];
  if (known !== void 0 && Math.abs((to[0] - from[0]) * (to[1] - from[1])) >= area2) return;
  draft.floor = [
    [box.minX, box.minY],
    [box.maxX, box.minY],
    [box.maxX, box.maxY],
    [box.minX, box.maxY]
  ];
  draft.assumed.add("the floor is the box of the object Floor, which is too large for a room that is not a rectangle");
}
var STANDS_OUT = 0.25;
function cornersOf2(draft, object, name, quiet) {
  const say = (...found) => {
    if (!quiet) report(...found);
  };
  const oriented = isFields(object.objectOrientedBoundingBox) ? object.objectOrientedBoundingBox.cornerPoints : null;
  const aligned = alignedCorners(object.axisAlignedBoundingBox);
  const place3 = { object: name, field: "objectOrientedBoundingBox.cornerPoints" };
  if (isCorners(oriented, 8)) {
    const out = aligned === void 0 ? 0 : standsOut(oriented, aligned);
    if (out > STANDS_OUT) say(draft, "boxes-disagree", place3, { received: new Described(`${out.toFixed(2)} m`) });
    return oriented.map(fromUnity);
  }
  const expected = "eight corners of three finite numbers";
  if (oriented != null && aligned !== void 0) say(draft, "bad-oriented-box", place3, { expected, received: oriented });
  if (aligned === void 0) {
    const received = isFields(object.axisAlignedBoundingBox) ? object.axisAlignedBoundingBox.cornerPoints ?? object.axisAlignedBoundingBox : object.axisAlignedBoundingBox;
    say(draft, "bad-object", { object: name, field: "axisAlignedBoundingBox" }, { expected, received });
  }
  return aligned?.map(fromUnity);
}
function alignedCorners(box) {
  if (!isFields(box)) return void 0;
  if (isCorners(box.cornerPoints, 8)) return box.cornerPoints;
  const [center, size] = [pointOf2(box.center), pointOf2(box.size)];
  if (center === void 0 || size === void 0 || size.some((length3) => numberOf(length3) < 0)) return void 0;
  const side = (axis) => [center[axis] - size[axis] / 2, center[axis] + size[axis] / 2];
  return side(0).flatMap((x) => side(1).flatMap((y) => side(2).map((z) => [x, y, z])));
}
function standsOut(corners, around2) {
  const over = [0, 1, 2].map((axis) => {
    const [inner, outer] = [corners.map((c) => c[axis]), around2.map((c) => c[axis])];
    return Math.max(Math.max(...inner) - Math.max(...outer), Math.min(...outer) - Math.min(...inner));
  });
  return Math.max(0, ...over);
}

// src/scene/read/format.ts
var SCENE_FORMATS = [
  "scene",
  "ai2thor-events",
  "ai2thor-objects",
  "procthor",
  "roomplan",
  "vsi-bench",
  "revsi"
];

// src/scene/read/procthor-assets.ts
function readAssets(value) {
  if (!isFields(value)) return void 0;
  const sizes = /* @__PURE__ */ new Map();
  for (const [key, entry] of Object.entries(value))
    for (const asset of Array.isArray(entry) ? entry : [entry]) {
      if (!isFields(asset)) continue;
      const size = pointOf2(asset.boundingBox);
      const id = textOf(asset.assetId) ?? (Array.isArray(entry) ? void 0 : key);
      if (id === void 0 || size === void 0 || size.some((length3) => length3 < 0)) continue;
      sizes.set(id, { type: textOf(asset.objectType) ?? (Array.isArray(entry) ? key : void 0), size });
    }
  return sizes.size > 0 ? sizes : void 0;
}
function assetSize(assets, id) {
  return typeof id === "string" ? assets.get(id) : void 0;
}

// src/scene/read/options.ts
function readRules(options) {
  const { file, format, poses, posesFile, assets, filters, labels, labelMap = {}, ids, floorZ, taken } = options;
  if (format !== void 0) oneOf("format", format, SCENE_FORMATS, "leave it out to have it recognized");
  if (labels !== void 0) oneOf("labels", labels, LABEL_STYLES, "leave it out for words");
  if (ids !== void 0) oneOf("ids", ids, ["labels", "file"], "leave it out for those of labels");
  if (filters !== void 0 && !Array.isArray(filters))
    throw badOption("filters: a list of names", filters, "pass [] for no filter");
  for (const filter of filters ?? []) oneOf("filters", filter, SCENE_FILTERS, "name the filters that are on");
  if (floorZ !== void 0 && !Number.isFinite(floorZ))
    throw badOption("floorZ: a finite number of meters", floorZ, "leave it out where the height is not known");
  const book = poses === void 0 ? void 0 : readPoses(jsonOf("poses", poses), posesFile);
  if (poses !== void 0 && book === void 0)
    throw badOption("poses: { scene: pose }, { objectId: [x, z, yaw, horizon] } or a list of cameras", poses, SEE);
  const sizes = assets === void 0 ? void 0 : readAssets(jsonOf("assets", assets));
  if (assets !== void 0 && sizes === void 0)
    throw badOption("assets: { type: [{ assetId, boundingBox: { x, y, z } }] }", assets, SEE);
  return {
    place: { ...file !== void 0 && { file } },
    stem: stemOf(file),
    format,
    poses: book,
    assets: sizes,
    filters,
    everyFilter: SCENE_FILTERS,
    labels,
    renamed: labelTable(labelMap),
    ids,
    floorZ,
    taken
  };
}
var SEE = "see docs/scenes.md";
function stemOf(file) {
  const name = file?.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1) ?? "";
  return name.replace(/\.[A-Za-z0-9]+$/, "") || "scene";
}
function jsonOf(name, value) {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badOption(`${name}: JSON`, value, "pass the parsed JSON or its whole text");
  }
}
function labelTable(table) {
  const remedy = 'pass a table such as { "tv_monitor": "tv" }';
  if (!isFields(table)) throw badOption("labelMap: a table of labels", table, remedy);
  return new Map(
    Object.entries(table).map(([from, to]) => {
      if (typeof to === "string" && foldLabel(to) !== "" && foldLabel(from) !== "")
        return [foldLabel(from), to];
      throw badOption("labelMap: labels that are texts", { [from]: to }, remedy);
    })
  );
}
function oneOf(name, value, allowed, remedy) {
  if (!allowed.includes(value)) throw badOption(`${name}: ${allowed.join(", ")}`, value, remedy);
}
function badOption(expected, received, remedy) {
  return new V2loError({ code: "bad-option", expected, received: showReceived(received), remedy });
}

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

// src/scene/draft/join-floors.ts
var SAME = 1e-3;
function joinFloors(floors) {
  if (floors.length <= 1) return floors[0];
  const points = floors.flat();
  const edges = floors.flatMap((floor) => {
    const turned = signedArea(floor) < 0 ? [...floor].reverse() : floor;
    return turned.flatMap((point, i) => splitEdge([point, turned[(i + 1) % turned.length]], points));
  });
  const outer = /* @__PURE__ */ new Map();
  for (const [from, to] of edges) {
    const back2 = `${keyOf(to)} ${keyOf(from)}`;
    if (outer.has(back2)) outer.delete(back2);
    else outer.set(`${keyOf(from)} ${keyOf(to)}`, [from, to]);
  }
  const loops = tracedLoops([...outer.values()]);
  return loops.sort((a, b) => signedArea(b) - signedArea(a))[0];
}
var keyOf = ([x, y]) => `${Math.round(x / SAME)},${Math.round(y / SAME)}`;
function splitEdge([from, to], points) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const size = Math.hypot(dx, dy);
  if (size < SAME) return [];
  const cuts = points.filter(([x, y]) => Math.abs((x - from[0]) * dy - (y - from[1]) * dx) <= SAME * size).map((point) => ({ point, along: ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / size })).filter(({ along }) => along > SAME && along < size - SAME).sort((a, b) => a.along - b.along);
  const stops = [from, ...cuts.map(({ point }) => point), to];
  return stops.slice(1).flatMap((stop, i) => keyOf(stops[i]) === keyOf(stop) ? [] : [[stops[i], stop]]);
}
function tracedLoops(edges) {
  const next = /* @__PURE__ */ new Map();
  for (const edge of edges) {
    const start = keyOf(edge[0]);
    const known = next.get(start);
    if (known) known.push(edge);
    else next.set(start, [edge]);
  }
  const loops = [];
  for (const edge of edges) {
    const loop = [];
    let step = next.get(keyOf(edge[0]))?.pop();
    while (step !== void 0) {
      loop.push(step[0]);
      step = next.get(keyOf(step[1]))?.pop();
    }
    if (loop.length >= 3) loops.push(withoutStraight(loop));
  }
  return loops;
}
function withoutStraight(loop) {
  return loop.filter((point, i) => {
    const before = loop[(i + loop.length - 1) % loop.length];
    const after = loop[(i + 1) % loop.length];
    const [ax, ay] = [point[0] - before[0], point[1] - before[1]];
    const [bx, by] = [after[0] - point[0], after[1] - point[1]];
    return Math.abs(ax * by - ay * bx) > SAME * Math.hypot(ax, ay);
  });
}

// src/scene/draft/walls.ts
var LEAST = 1e-6;
function wallPieces(wall, holes) {
  const length3 = Math.hypot(wall.to[0] - wall.from[0], wall.to[1] - wall.from[1]);
  if (!(length3 > LEAST)) return [];
  const cut = holes.map((hole) => ({
    from: Math.max(0, Math.min(hole.from, hole.to)),
    to: Math.min(length3, Math.max(hole.from, hole.to)),
    base: Math.max(wall.base, hole.base),
    top: Math.min(wall.top, hole.top)
  })).filter((hole) => hole.to - hole.from > LEAST && hole.top - hole.base > LEAST);
  const marks = [.../* @__PURE__ */ new Set([0, length3, ...cut.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const at = (along) => along === 0 ? wall.from : along === length3 ? wall.to : [
    wall.from[0] + (wall.to[0] - wall.from[0]) * along / length3,
    wall.from[1] + (wall.to[1] - wall.from[1]) * along / length3
  ];
  const pieces = [];
  for (let i = 0; i + 1 < marks.length; i++) {
    const [start, end] = [marks[i], marks[i + 1]];
    if (end - start <= LEAST) continue;
    const over = cut.filter(({ from, to }) => from <= start && to >= end).sort((a, b) => a.base - b.base);
    let base = wall.base;
    for (const hole of over) {
      if (hole.base - base > LEAST) pieces.push({ from: at(start), to: at(end), base, top: hole.base });
      base = Math.max(base, hole.top);
    }
    if (wall.top - base > LEAST) pieces.push({ from: at(start), to: at(end), base, top: wall.top });
  }
  return pieces;
}

// src/scene/read/procthor.ts
var procthorReader = {
  format: "procthor",
  recognizes: (value) => isFields(value) && Array.isArray(value.rooms) && value.rooms.some((room) => isFields(room) && "floorPolygon" in room) && Array.isArray(value.objects),
  *read(value, context) {
    const house = isFields(value) ? value : {};
    const metadata = isFields(house.metadata) ? house.metadata : {};
    const draft = createDraft("procthor", textOf(house.id) ?? textOf(metadata.id) ?? context.nextId(), context.place);
    if (context.assets === void 0) failDraft(draft, "no-assets", { field: "objects" });
    else readHouse(draft, house, context.assets);
    const agent = isFields(metadata.agentPoses) ? metadata.agentPoses.default : metadata.agent;
    const camera = isFields(agent) && !draft.failed ? readAgentCamera(draft, "agent", agent) : void 0;
    if (camera) draft.cameras.push(camera);
    if (context.poses && !draft.failed) addPoses(draft, context.poses, onlyHouse(context));
    yield draft;
  }
};
var onlyHouse = (context) => !context.place.line;
function readHouse(draft, house, assets) {
  readFloor(draft, house.rooms);
  const sides = readWalls(draft, house.walls);
  for (const [kind2, list] of [
    ["doors", house.doors],
    ["windows", house.windows]
  ])
    for (const [i, opening2] of listOf(list).entries())
      readOpening(draft, opening2, { kind: kind2, name: `${kind2}[${i}]`, sides, assets });
  const standing2 = new Set([...sides.values()].map((side) => side.standing));
  for (const { wall, holes } of standing2) draft.walls.push(...wallPieces(wall, holes));
  if (Array.isArray(house.objects)) addAll(draft, house.objects, "objects", assets);
  else {
    const detail = { expected: "a list of objects", received: house.objects, remedy: "pass the house unchanged" };
    failDraft(draft, "bad-scene", { field: "objects" }, detail);
  }
}
var listOf = (value) => Array.isArray(value) ? value : [];
function readFloor(draft, rooms) {
  const floors = listOf(rooms).flatMap((room, i) => {
    const polygon = isFields(room) ? room.floorPolygon : void 0;
    const points = listOf(polygon).map(pointOf2);
    if (points.length >= 3 && points.every((point) => point !== void 0))
      return [points.map((point) => [point[0], point[2]])];
    const expected = "at least three points { x, y, z }";
    report(draft, "bad-floor", { field: `rooms[${i}].floorPolygon` }, { expected, received: polygon });
    return [];
  });
  const floor = joinFloors(floors);
  if (floor !== void 0) draft.floor = floor;
  if (floors.length > 1) draft.assumed.add(`the floor is the outline around the ${floors.length} rooms of the house`);
}
function readWalls(draft, list) {
  const standing2 = /* @__PURE__ */ new Map();
  const sides = /* @__PURE__ */ new Map();
  for (const [i, value] of listOf(list).entries()) {
    const fields = isFields(value) ? value : {};
    const id = textOf(fields.id) ?? `walls[${i}]`;
    const wall = wallOf(listOf(fields.polygon).map(pointOf2));
    if (wall === void 0) {
      const expected = "at least four points { x, y, z } of an upright wall";
      report(draft, "bad-wall", { object: id, field: `walls[${i}].polygon` }, { expected, received: fields.polygon });
      continue;
    }
    const place3 = [wall.from, wall.to].map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`);
    const key = place3.sort().join(" ");
    const one = standing2.get(key) ?? { wall, holes: [] };
    standing2.set(key, one);
    sides.set(id, { standing: one, from: wall.from });
  }
  return sides;
}
function wallOf(corners) {
  const points = corners.flatMap((point) => point === void 0 ? [] : [fromUnity(point)]);
  if (points.length < 4 || points.length < corners.length) return void 0;
  const heights = points.map(([, , z]) => z);
  const [base, top] = [Math.min(...heights), Math.max(...heights)];
  const [start, ...rest] = points.filter(([, , z]) => z === base);
  const end = rest.find(([x, y]) => x !== start[0] || y !== start[1]);
  return end && { from: [start[0], start[1]], to: [end[0], end[1]], base, top };
}
function readOpening(draft, value, { kind: kind2, name, sides, assets }) {
  const fields = isFields(value) ? value : {};
  const id = textOf(fields.id) ?? name;
  const [a, b] = listOf(fields.holePolygon).map(pointOf2);
  const [front, back2] = [sides.get(textOf(fields.wall0) ?? ""), sides.get(textOf(fields.wall1) ?? "")];
  const host = front ?? back2;
  if (host === void 0 || a === void 0 || b === void 0) {
    const [field, received] = host === void 0 ? ["wall0", fields.wall0] : ["holePolygon", fields.holePolygon];
    const expected = host === void 0 ? "the id of a wall of the house" : "two corners { x, y, z } of a hole";
    report(draft, "bad-object", { object: id, field: `${name}.${field}` }, { expected, received });
    return;
  }
  const hole = {
    from: Math.min(a[0], b[0]),
    to: Math.max(a[0], b[0]),
    base: Math.min(a[1], b[1]),
    top: Math.max(a[1], b[1])
  };
  const cut = front ? holeIn(front, hole, false) : holeIn(host, hole, true);
  host.standing.holes.push(cut);
  if (back2 && back2.standing !== host.standing) back2.standing.holes.push(holeIn(back2, hole, true));
  const openness = numberOf(fields.openness);
  if (kind2 === "doors" && openness !== void 0 && openness > 0) return;
  const asset = assetSize(assets, fields.assetId);
  if (asset === void 0)
    draft.assumed.add(`doors and windows that the asset database has no size of are ${THIN} m deep`);
  const label = asset?.type ?? (kind2 === "doors" ? "Doorway" : "Window");
  addSolid(draft, { id, label }, slabIn(host.standing.wall, cut, asset?.size[2] ?? THIN));
}
var THIN = 0.1;
var lengthOf = ({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]);
function holeIn({ standing: { wall }, from }, hole, isBehind2) {
  const runsBack = from[0] !== wall.from[0] || from[1] !== wall.from[1];
  const length3 = lengthOf(wall);
  const [start, end] = runsBack === isBehind2 ? [hole.from, hole.to] : [length3 - hole.to, length3 - hole.from];
  return { from: start, to: end, base: wall.base + hole.base, top: wall.base + hole.top };
}
function slabIn(wall, hole, depth) {
  const length3 = lengthOf(wall);
  const [ux, uy] = [(wall.to[0] - wall.from[0]) / length3, (wall.to[1] - wall.from[1]) / length3];
  return [hole.from, hole.to].flatMap(
    (along) => [-depth / 2, depth / 2].flatMap(
      (across) => [hole.base, hole.top].map(
        (z) => [wall.from[0] + along * ux - across * uy, wall.from[1] + along * uy + across * ux, z]
      )
    )
  );
}
function addAll(draft, objects, field, assets) {
  const left = objects.map((value, i) => ({ value, field: `${field}[${i}]` })).reverse();
  while (left.length > 0) {
    const next = left.pop();
    const fields = isFields(next.value) ? next.value : {};
    addAsset(draft, fields, next.field, assets);
    const children = listOf(fields.children).map((value, i) => ({ value, field: `${next.field}.children[${i}]` }));
    left.push(...children.reverse());
  }
}
var RADIANS = Math.PI / 180;
function addAsset(draft, fields, field, assets) {
  const id = textOf(fields.id);
  const place3 = { object: id ?? field };
  const asset = assetSize(assets, fields.assetId);
  const center = pointOf2(fields.position);
  const turned = fields.rotation === void 0 ? [0, 0, 0] : pointOf2(fields.rotation);
  if (textOf(fields.assetId) === void 0)
    report(
      draft,
      "bad-object",
      { ...place3, field: `${field}.assetId` },
      { expected: "a text", received: fields.assetId }
    );
  else if (asset === void 0)
    report(draft, "unknown-asset", { ...place3, field: `${field}.assetId` }, { received: fields.assetId });
  else if (center === void 0 || turned === void 0) {
    const part = center === void 0 ? "position" : "rotation";
    const expected = "{ x, y, z } of finite numbers";
    report(draft, "bad-object", { ...place3, field: `${field}.${part}` }, { expected, received: fields[part] });
  } else {
    const [x, y, z] = turned.map((degrees) => degrees * RADIANS);
    const about = composeTransforms(rotationFromEuler(x, 0, 0), rotationFromEuler(0, 0, z));
    const rotation = composeTransforms(rotationFromEuler(0, y, 0), about);
    const corners = orientedBoxCorners(center, asset.size, rotation).map(fromUnity);
    addSolid(draft, { id, label: asset.type ?? textOf(fields.assetId) }, corners);
  }
}

// src/scene/read/refused-formats.ts
var RECIPES2 = "docs/scenes.md has a recipe that writes a scene.jsonl of it";
var PICKLE_PROTOCOL = 128;
function refusedBytes(bytes) {
  if (bytes[0] === PICKLE_PROTOCOL && bytes[1] >= 2 && bytes[1] <= 5)
    return {
      received: "a Python pickle, which runs code when it is read",
      remedy: `dump it from Python as JSON; ${RECIPES2} (EmbodiedScan)`
    };
  if (startsWith(bytes, "PXR-USDC")) return BINARY_USD;
  return void 0;
}
var BINARY_USD = {
  received: "a binary USD layer (.usdc)",
  remedy: "export the room as text (usdcat -o room.usda room.usdz), or its CapturedRoom as JSON"
};
var startsWith = (bytes, text) => [...text].every((character, at) => bytes[at] === character.charCodeAt(0));
function refusedShape(value) {
  if (!isFields(value)) return void 0;
  if (Array.isArray(value.junctions) && Array.isArray(value.planes) && "semantics" in value)
    return {
      received: "an annotation of Structured3D, which has walls and no furniture",
      remedy: `take the boxes from its bbox_3d.json; ${RECIPES2} (boxes of your own)`
    };
  if (Array.isArray(value.furniture) && isFields(value.scene))
    return {
      received: "a house of 3D-FRONT, which places models and leaves their sizes to 3D-FUTURE",
      remedy: `join model_info.json and its meshes; ${RECIPES2} (boxes of your own)`
    };
  if (Array.isArray(value.object_instances))
    return {
      received: "a scene of HSSD or Habitat, which places templates and leaves their sizes to their meshes",
      remedy: `measure the meshes of its templates; ${RECIPES2} (boxes of your own)`
    };
  return void 0;
}

// src/layout/from-boxes-rows.ts
var FIELDS = {
  minmax: [
    ["min", 3],
    ["max", 3]
  ],
  centerSize: [
    ["center", 3],
    ["size", 3]
  ],
  centerHalf: [
    ["center", 3],
    ["half", 3]
  ],
  corners: [["corners", 0]],
  obb: [
    ["center", 3],
    ["size", 3],
    ["axes", 9]
  ]
};
function cornersOfRow(row, kind2) {
  const n = numbersOfRow(row, kind2);
  const [a, b] = [vec3At(n, 0), vec3At(n, 3)];
  switch (kind2) {
    case "minmax":
      if (!(a[0] <= b[0] && a[1] <= b[1] && a[2] <= b[2]))
        throw badRow("bad-box", "min <= max on all three axes", row, "sort the corners before you pass them");
      return spanCorners(a, b);
    case "centerSize":
    case "centerHalf": {
      const half = kind2 === "centerHalf" ? b : [b[0] / 2, b[1] / 2, b[2] / 2];
      checkLengths(b, row);
      return spanCorners(
        [a[0] - half[0], a[1] - half[1], a[2] - half[2]],
        [a[0] + half[0], a[1] + half[1], a[2] + half[2]]
      );
    }
    case "obb":
      checkLengths(b, row);
      return orientedBoxCorners(a, b, frameFromAxes(...checkAxes(n, row)));
    case "corners":
      return Array.from({ length: n.length / 3 }, (_, i) => vec3At(n, 3 * i));
  }
}
var vec3At = (n, at) => [n[at], n[at + 1], n[at + 2]];
function spanCorners(low, high) {
  const corners = [];
  for (const x of [low[0], high[0]])
    for (const y of [low[1], high[1]]) for (const z of [low[2], high[2]]) corners.push([x, y, z]);
  return corners;
}
function numbersOfRow(row, kind2) {
  const fields = FIELDS[kind2];
  const given = row;
  const written = "numbers" in row ? row.numbers : fields.map(([name]) => given[name]);
  const numbers = Array.isArray(written) ? written.flat(2) : [];
  const count = fields.reduce((sum, [, size]) => sum + size, 0);
  const enough = count > 0 ? numbers.length === count : numbers.length > 0 && numbers.length % 3 === 0;
  const names = fields.map(([name, size]) => `${name} (${size > 0 ? size : "three each"})`).join(", ");
  if (!enough)
    throw badRow(
      "bad-box",
      `numbers for ${names}`,
      row,
      "give the fields of this kind, or all of them flat as `numbers`"
    );
  if (!numbers.every((v) => Number.isFinite(v)))
    throw badRow("bad-number", `finite numbers for ${names}`, row, "leave out objects whose box is not known");
  return numbers;
}
function checkLengths(lengths, row) {
  if (lengths.every((l) => l >= 0)) return;
  throw badRow("bad-box", "lengths of at least 0", row, "pass lengths, not signed differences");
}
function checkAxes(n, row) {
  const axes = [vec3At(n, 6), vec3At(n, 9), vec3At(n, 12)];
  const dot2 = (u, v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  const good = axes.every((u, i) => axes.every((v, j) => Math.abs(dot2(u, v) - (i === j ? 1 : 0)) <= 5e-3));
  if (!good)
    throw badRow(
      "bad-box",
      "three axes of length 1, perpendicular to each other",
      row,
      "normalize the axes, one after the other"
    );
  return axes;
}
function badRow(code, expected, row, remedy) {
  return new V2loError({ code, expected, received: showReceived(row), remedy });
}

// src/layout/scan-rows.ts
function scanRow(label, box) {
  const { centroid: centroid2, axesLengths, normalizedAxes } = isRecord(box) ? box : {};
  if (!isNumbers2(centroid2, 3)) return { field: "centroid", expected: "three finite numbers", received: centroid2 };
  if (!isNumbers2(axesLengths, 3))
    return { field: "axesLengths", expected: "three finite numbers", received: axesLengths };
  if (!isNumbers2(normalizedAxes, 9))
    return { field: "normalizedAxes", expected: "nine finite numbers", received: normalizedAxes };
  const three = (numbers, at) => [numbers[at], numbers[at + 1], numbers[at + 2]];
  return {
    row: {
      label,
      center: three(centroid2, 0),
      size: three(axesLengths, 0),
      // The rows of the matrix are the axes.
      axes: [three(normalizedAxes, 0), three(normalizedAxes, 3), three(normalizedAxes, 6)]
    }
  };
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isNumbers2(value, count) {
  return Array.isArray(value) && value.length === count && value.every((number) => Number.isFinite(number));
}

// src/scene/read/vsi-bench.ts
var vsiBenchReader = {
  format: "vsi-bench",
  recognizes: (value) => isFields(value) && Object.values(value).some((scene) => isFields(scene) && isFields(scene.object_bbox)),
  *read(value, context) {
    const scenes = isFields(value) ? Object.entries(value) : [];
    for (const [id, scene] of scenes) {
      const draft = createDraft("vsi-bench", id, context.place);
      draft.floorZ = "lowest";
      const boxes = isFields(scene) ? scene.object_bbox : void 0;
      if (isFields(boxes)) for (const [label, list] of Object.entries(boxes)) addCategory(draft, label, list);
      else {
        const detail = {
          expected: "boxes by category",
          received: boxes,
          remedy: "pass the released metadata unchanged"
        };
        failDraft(draft, "bad-scene", { field: "object_bbox" }, detail);
      }
      if (context.poses) addPoses(draft, context.poses, scenes.length === 1);
      yield draft;
    }
  }
};
function addCategory(draft, label, list) {
  const field = `object_bbox.${label}`;
  if (label.trim() === "" || !Array.isArray(list)) {
    report(draft, "bad-object", { object: label, field }, { expected: "a list of boxes under a label", received: list });
    return;
  }
  list.forEach((box, i) => {
    const read6 = scanRow(label, box);
    if (!("row" in read6)) {
      const detail = { expected: read6.expected, received: read6.received };
      report(draft, "bad-object", { object: `${label}[${i}]`, field: `${field}[${i}].${read6.field}` }, detail);
      return;
    }
    addOriented(draft, { label }, read6.row, { object: `${label}[${i}]`, field: `${field}[${i}]` });
  });
}
function addOriented(draft, object, box, place3) {
  try {
    addSolid(draft, object, cornersOfRow({ label: object.label, ...box }, "obb"));
  } catch (error) {
    if (!isV2loError(error)) throw error;
    report(draft, "bad-object", place3, { expected: error.expected, received: new Described(error.received) });
  }
}

// src/scene/read/revsi.ts
var revsiReader = {
  format: "revsi",
  recognizes: (value) => isFields(value) && "scene_id" in value && Array.isArray(value.objects),
  *read(value, context) {
    const scene = isFields(value) ? value : {};
    const draft = createDraft("revsi", textOf(scene.scene_id) ?? context.nextId(), context.place);
    draft.floorZ = "lowest";
    const polygon = scene.scene_area_2d_polygon;
    if (isPolygon(polygon)) draft.floor = polygon;
    else if (polygon !== void 0)
      report(draft, "bad-floor", { field: "scene_area_2d_polygon" }, { expected: "points [x, y]", received: polygon });
    if (Array.isArray(scene.objects)) for (const [i, object] of scene.objects.entries()) addObject(draft, object, i);
    else {
      const detail = { expected: "a list of objects", received: scene.objects, remedy: "pass the annotation unchanged" };
      failDraft(draft, "bad-scene", { field: "objects" }, detail);
    }
    if (context.poses) addPoses(draft, context.poses, false);
    yield draft;
  }
};
function addObject(draft, value, i) {
  const object = isFields(value) ? value : {};
  const obb = isFields(object.obb) ? object.obb : {};
  const label = textOf(object.name) ?? textOf(object.label) ?? textOf(object.category);
  const id = typeof object.id === "number" ? String(object.id) : textOf(object.id);
  const name = label === void 0 ? `objects[${i}]` : `${label}${id === void 0 ? `[${i}]` : ` ${id}`}`;
  const { center, extent, rotation } = obb;
  const turned = Array.isArray(rotation) ? rotation.flat() : rotation;
  const bad3 = (field, expected, received) => report(draft, "bad-object", { object: name, field: `objects[${i}].${field}` }, { expected, received });
  if (label === void 0) bad3("name", "a text", object.name);
  else if (!isFinite3(center)) bad3("obb.center", "three finite numbers", center);
  else if (!isFinite3(extent)) bad3("obb.extent", "three finite numbers", extent);
  else if (!isNumbers(turned, 9)) bad3("obb.rotation", "three rows of three finite numbers", rotation);
  else {
    const column = (at) => [turned[at], turned[at + 3], turned[at + 6]];
    const row = { center, size: extent, axes: [column(0), column(1), column(2)] };
    addOriented(draft, { id, label }, row, { object: name, field: `objects[${i}].obb` });
  }
}

// src/scene/read/roomplan-room.ts
function addRoomPlanObject(draft, id, label, corners) {
  addSolid(draft, { id, label }, corners);
}
function addWallRectangles(draft, name, rectangles) {
  for (const corners of rectangles) {
    const heights = corners.map(([, , z]) => z);
    const [base, top] = [Math.min(...heights), Math.max(...heights)];
    const [a, b] = [corners[0], corners[1]];
    if (!(top > base) || Math.hypot(b[0] - a[0], b[1] - a[1]) === 0) {
      report(draft, "bad-wall", { object: name }, { expected: "an upright wall", received: corners });
      continue;
    }
    draft.walls.push({ from: [a[0], a[1]], to: [b[0], b[1]], base, top });
  }
}
function finishRoom(draft) {
  if (draft.walls.length === 0) {
    draft.floorZ = "lowest";
    return;
  }
  draft.floorZ = Math.min(...draft.walls.map(({ base }) => base));
  draft.assumed.add(
    `the floor is at the lower edge of the walls, ${draft.floorZ.toFixed(3)} m in the scan, and heights count from there`
  );
  if (draft.floor !== void 0) return;
  const hull = convexHull2(draft.walls.flatMap(({ from, to }) => [from, to]));
  if (hull.length < 3) return;
  draft.floor = hull;
  draft.assumed.add("the floor is the hull of the walls, which is too large for a room with inner corners");
}

// src/scene/read/roomplan-json.ts
var roomPlanReader = {
  format: "roomplan",
  recognizes: (value) => isFields(value) && [value.walls, value.objects].some((list) => Array.isArray(list) && list.some(isPlaced)),
  *read(value, context) {
    const room = isFields(value) ? value : {};
    const draft = createDraft("roomplan", context.nextId(), context.place);
    if (!Array.isArray(room.walls) && !Array.isArray(room.objects)) {
      const remedy = "encode the whole CapturedRoom";
      failDraft(draft, "bad-scene", { field: "objects" }, { expected: "a list", received: room.objects, remedy });
    } else {
      readRoom(draft, room);
      if (context.poses) addPoses(draft, context.poses, !context.place.line);
    }
    yield draft;
  }
};
var isPlaced = (value) => isFields(value) && "dimensions" in value && "transform" in value;
function readRoom(draft, room) {
  const parts = (name, code) => (Array.isArray(room[name]) ? room[name] : []).flatMap((part, i) => {
    const placed = readPart(draft, part, `${name}[${i}]`, code);
    return placed ? [placed] : [];
  });
  const walls = parts("walls", "bad-wall").map((part) => ({ part, wall: wallOf2(part), holes: [] }));
  for (const kind2 of ["doors", "windows", "openings"])
    for (const part of parts(kind2, "bad-object")) {
      const host = walls.find((wall) => wall.part.id === part.parent) ?? nearestWall(part, walls);
      if (host) host.holes.push(holeOf(part, host.wall));
      if (kind2 !== "openings" && !part.isOpen) addRoomPlanObject(draft, part.id, kind2.slice(0, -1), part.corners);
    }
  for (const { wall, holes } of walls) draft.walls.push(...wallPieces(wall, holes));
  for (const part of parts("objects", "bad-object")) addRoomPlanObject(draft, part.id, part.category, part.corners);
  readFloor2(draft, room.floors);
  finishRoom(draft);
}
function readPart(draft, value, field, code) {
  const fields = isFields(value) ? value : {};
  const id = textOf(fields.identifier) ?? field;
  const { dimensions } = fields;
  const matrix = matrixOf(draft, fields.transform, id, field);
  const bad3 = (part, expected) => {
    report(draft, code, { object: id, field: `${field}.${part}` }, { expected, received: fields[part] });
    return void 0;
  };
  if (!isFinite3(dimensions) || dimensions.some((length3) => length3 < 0)) return bad3("dimensions", "three lengths");
  if (matrix === void 0) return bad3("transform", "sixteen finite numbers, column by column");
  const category = categoryOf(fields.category);
  if (category === void 0 && field.startsWith("objects")) return bad3("category", "the name of a category");
  const halves = dimensions.map((length3) => [-length3 / 2, length3 / 2]);
  const corners = halves[1].flatMap(
    (y) => halves[2].flatMap((z) => halves[0].map((x) => carried([x, y, z], matrix)))
  );
  const details = isFields(fields.category) ? Object.values(fields.category)[0] : void 0;
  const isOpen = isFields(details) && details.isOpen === true;
  return { id, parent: textOf(fields.parentIdentifier), category: category ?? "", isOpen, corners };
}
var categoryOf = (value) => textOf(value) ?? (isFields(value) ? textOf(Object.keys(value)[0]) : void 0);
function matrixOf(draft, value, id, field) {
  const flat2 = Array.isArray(value) ? value.flat() : value;
  if (!isNumbers(flat2, 16)) return void 0;
  const isRowByRow = flat2[12] === 0 && flat2[13] === 0 && flat2[14] === 0 && [3, 7, 11].some((at) => flat2[at] !== 0);
  if (!isRowByRow) return flat2;
  report(draft, "row-major", { object: id, field: `${field}.transform` });
  return flat2.map((_, at) => flat2[4 * (at % 4) + Math.floor(at / 4)]);
}
function carried([x, y, z], m) {
  const to = (row) => m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row];
  return [to(0), 0 - to(2), to(1)];
}
function wallOf2({ corners }) {
  const middle2 = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const heights = corners.map(([, , z]) => z);
  return {
    from: middle2(corners[0], corners[2]),
    to: middle2(corners[1], corners[3]),
    base: Math.min(...heights),
    top: Math.max(...heights)
  };
}
function holeOf({ corners }, { from, to }) {
  const length3 = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along = corners.map(
    ([x, y]) => ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / length3
  );
  const heights = corners.map(([, , z]) => z);
  return { from: Math.min(...along), to: Math.max(...along), base: Math.min(...heights), top: Math.max(...heights) };
}
var IN_WALL2 = 0.3;
function nearestWall({ corners }, walls) {
  const [x, y] = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length);
  const distanceTo3 = ({ wall: { from, to } }) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const share = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - from[0] - share * dx, y - from[1] - share * dy);
  };
  const [best] = walls.map((wall) => ({ wall, gap: distanceTo3(wall) })).sort((a, b) => a.gap - b.gap);
  return best && best.gap <= IN_WALL2 ? best.wall : void 0;
}
function readFloor2(draft, floors) {
  const [floor] = Array.isArray(floors) ? floors : [];
  if (!isFields(floor)) return;
  const corners = floor.polygonCorners;
  const matrix = isNumbers(Array.isArray(floor.transform) ? floor.transform.flat() : void 0, 16) ? floor.transform.flat() : void 0;
  if (matrix === void 0 || !Array.isArray(corners) || corners.length < 3 || !corners.every(isFinite3)) return;
  draft.floor = corners.map((corner) => {
    const [x, y] = carried(corner, matrix);
    return [x, y];
  });
}

// src/scene/read/usda.ts
var TOKEN = /#[^\n]*|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|@[^@\n]*@|\b(?:def|over|class)\s+(?:(\w+)\s+)?"([^"\n]*)"|[(){}]/g;
function readUsda(text) {
  const root2 = { type: "", name: "", metadata: "", attributes: "", children: [] };
  const open = [root2];
  let layer = "";
  let head;
  let depth = 0;
  let from = 0;
  let taken = 0;
  let nested = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token, type, name] = match;
    const top = open.at(-1);
    if (name !== void 0 && depth === 0) {
      top.attributes += text.slice(taken, match.index);
      head = { type: type ?? "", name, metadata: "" };
    } else if (token === "(") {
      if (depth++ === 0) from = match.index + 1;
    } else if (token === ")") {
      if (depth > 0 && --depth === 0) {
        if (head) head.metadata = text.slice(from, match.index);
        else if (open.length === 1 && layer === "") layer = text.slice(from, match.index);
      }
    } else if (depth === 0 && token === "{") {
      if (head === void 0) nested++;
      else {
        open.push({ ...head, attributes: "", children: [] });
        head = void 0;
        taken = match.index + 1;
      }
    } else if (depth === 0 && token === "}") {
      if (nested > 0) nested--;
      else if (open.length > 1) {
        top.attributes += text.slice(taken, match.index);
        taken = match.index + 1;
        open.pop();
        open.at(-1).children.push(top);
      }
    }
  }
  while (open.length > 1) {
    const prim = open.pop();
    open.at(-1).children.push(prim);
  }
  return { metadata: layer, prims: root2.children };
}
function numbersIn(text) {
  return (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? []).map(Number);
}
function attributeText(attributes, name) {
  const at = attributes.indexOf(`${name} = `);
  if (at < 0) return void 0;
  const start = at + name.length + 3;
  const close = { "[": "]", "(": ")" }[attributes[start] ?? ""];
  if (close === void 0) return attributes.slice(start).split("\n", 1)[0];
  let depth = 0;
  for (let i = start; i < attributes.length; i++) {
    if (attributes[i] === attributes[start]) depth++;
    else if (attributes[i] === close && --depth === 0) return attributes.slice(start, i + 1);
  }
  return attributes.slice(start);
}

// src/scene/read/roomplan-usd.ts
var IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
var MOST_PRIMS = 1e5;
var DEEPEST = 100;
function* readRoomPlanUsd(layers, context) {
  const draft = createDraft("roomplan", context.nextId(), context.place);
  const [[path, text] = ["", ""]] = layers;
  const root2 = readUsda(text);
  const walk = {
    draft,
    layers,
    parsed: /* @__PURE__ */ new Map(),
    meters: Number(/metersPerUnit\s*=\s*([\d.eE+-]+)/.exec(root2.metadata)?.[1] ?? 0.01),
    upAxis: /upAxis\s*=\s*"(\w)"/.exec(root2.metadata)?.[1] ?? "Y",
    left: { prims: MOST_PRIMS },
    open: [path]
  };
  for (const prim of root2.prims) visit(prim, { matrix: IDENTITY, path, name: "", category: void 0, depth: 0 }, walk);
  if (walk.left.prims < 0) {
    const expected = `a room of at most ${MOST_PRIMS} prims`;
    failDraft(draft, "bad-scene", {}, { expected, received: "more", remedy: "export the room alone" });
  } else if (draft.objects.length === 0 && draft.walls.length === 0) {
    const remedy = "export the room as text (usdcat -o room.usda room.usdz), or its CapturedRoom as JSON";
    failDraft(draft, "bad-scene", {}, { expected: "meshes with points", received: null, remedy });
  } else {
    finishRoom(draft);
    if (context.poses) addPoses(draft, context.poses, true);
  }
  yield draft;
}
function visit(prim, above, walk) {
  if (above.depth > DEEPEST || --walk.left.prims < 0) return;
  const category = /string\s+Category\s*=\s*"([^"]*)"/.exec(prim.metadata)?.[1] ?? above.category;
  const written = attributeText(prim.attributes, "xformOp:transform");
  const own = written === void 0 ? IDENTITY : numbersIn(written);
  const matrix = own.length === 16 ? multiply2(own, above.matrix) : above.matrix;
  const here = {
    ...above,
    matrix,
    category,
    name: prim.type === "Mesh" ? above.name || prim.name : prim.name,
    depth: above.depth + 1
  };
  if (prim.type === "Mesh") addMesh(prim, here, walk);
  if (prim.type === "Material") return;
  for (const child of prim.children) visit(child, here, walk);
  for (const [, target] of prim.metadata.matchAll(/@([^@\n]+)@(?=[^=]*(?:\]|$|\n))/g)) follow(target, prim, here, walk);
}
function follow(target, prim, here, walk) {
  if (!/references\s*=/.test(prim.metadata)) return;
  const path = resolvePath(here.path, target);
  if (walk.open.includes(path)) return;
  const text = walk.layers.get(path);
  if (text === void 0) {
    report(walk.draft, "missing-layer", { field: prim.name }, { received: path });
    return;
  }
  const prims = walk.parsed.get(path) ?? readUsda(text).prims;
  walk.parsed.set(path, prims);
  for (const child of prims) visit(child, { ...here, path }, { ...walk, open: [...walk.open, path] });
}
function resolvePath(from, target) {
  const parts = from.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
function addMesh(prim, { matrix, name, category }, { draft, meters, upAxis }) {
  const numbers = numbersIn(attributeText(prim.attributes, "points") ?? "");
  const local = [];
  for (let i = 0; i + 2 < numbers.length; i += 3) local.push([numbers[i], numbers[i + 1], numbers[i + 2]]);
  if (local.length < 4) {
    report(
      draft,
      "bad-object",
      { object: name, field: "points" },
      { expected: "points of a mesh", received: numbers.length }
    );
    return;
  }
  const toMap = (point) => {
    const [x, y, z] = carried2(point, matrix);
    return upAxis === "Z" ? [x * meters, y * meters, z * meters] : [x * meters, -z * meters, y * meters];
  };
  if (category === void 0 && /^walls?\d*$/i.test(name)) {
    addWallRectangles(
      draft,
      name,
      rectanglesOf(local).map((corners) => corners.map(toMap))
    );
    return;
  }
  const label = category ?? name.replace(/\d+$/, "");
  if (/^openings?$/i.test(label)) return;
  addRoomPlanObject(draft, name, label, local.map(toMap));
}
function rectanglesOf(local) {
  const front = local.reduce((most, [, , z]) => Math.max(most, z), -Infinity);
  const faces = [];
  for (let i = 0; i + 3 < local.length; i += 4) {
    const face = local.slice(i, i + 4);
    if (face.every(([, , z]) => Math.abs(z - front) < 1e-6)) faces.push(face);
  }
  const whole = boundsOf(local);
  const isCovered = faces.length > 0 && local.length % 4 === 0 && faces.every(isRectangle);
  return (isCovered ? faces.map(boundsOf) : [whole]).map(([minX, minY, maxX, maxY]) => [
    [minX, minY, front],
    [maxX, minY, front],
    [maxX, maxY, front],
    [minX, maxY, front]
  ]);
}
function boundsOf(points) {
  const { minX, minY, maxX, maxY } = aabbOfPoints(points.map(([x, y]) => [x, y]));
  return [minX, minY, maxX, maxY];
}
function isRectangle(face) {
  const [minX, minY, maxX, maxY] = boundsOf(face);
  const on2 = (value, low, high) => Math.abs(value - low) < 1e-4 || Math.abs(value - high) < 1e-4;
  return maxX > minX && maxY > minY && face.every(([x, y]) => on2(x, minX, maxX) && on2(y, minY, maxY));
}
var carried2 = ([x, y, z], m) => [
  x * m[0] + y * m[4] + z * m[8] + m[12],
  x * m[1] + y * m[5] + z * m[9] + m[13],
  x * m[2] + y * m[6] + z * m[10] + m[14]
];
function multiply2(a, b) {
  const product = [];
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++)
      product.push([0, 1, 2, 3].reduce((sum, k) => sum + a[4 * row + k] * b[4 * k + column], 0));
  return product;
}

// src/scene/scene.ts
var SCENE_SOURCES = ["ai2thor", "procthor", "vsi-bench", "revsi", "roomplan", "boxes", "generated"];

// src/scene/read/scene-line.ts
var SCENE_MARK = "scene/1";
var sceneLineReader = {
  format: "scene",
  recognizes: (value) => isFields(value) && "v2lo" in value,
  *read(value, context) {
    const fields = isFields(value) ? value : {};
    const source = SCENE_SOURCES.find((name) => name === fields.source);
    const draft = createDraft(source ?? "boxes", textOf(fields.id) ?? context.nextId(), context.place);
    draft.asWritten = true;
    if (isReadable(draft, fields, source)) {
      readLayout(draft, isFields(fields.layout) ? fields.layout : {});
      if (!draft.failed) readSurroundings(draft, fields);
      if (context.poses && !draft.failed) addPoses(draft, context.poses, !context.place.line);
    }
    yield draft;
  }
};
function isReadable(draft, fields, source) {
  const fail = (field, expected, remedy) => failDraft(draft, "bad-scene", { field }, { expected, received: fields[field], remedy });
  if (fields.v2lo !== SCENE_MARK) fail("v2lo", `"${SCENE_MARK}"`, "write it anew with this version, or update v2lo-map");
  else if (textOf(fields.id) === void 0) fail("id", "a text", "name the scene");
  else if (source === void 0) fail("source", `one of ${SCENE_SOURCES.join(", ")}`, 'write "boxes" for your own');
  else if (!isFields(fields.layout)) fail("layout", "{ origin, objects }", "see docs/scenes.md");
  return !draft.failed;
}
function readLayout(draft, { origin = "world", objects, floor }) {
  if (origin !== "world") {
    const remedy = "keep a map in an observer\u2019s frame as a layout";
    failDraft(draft, "bad-scene", { field: "layout.origin" }, { expected: '"world"', received: origin, remedy });
  } else if (!Array.isArray(objects)) {
    const remedy = "write [] for an empty scene";
    failDraft(draft, "bad-scene", { field: "layout.objects" }, { expected: "a list", received: objects, remedy });
  } else {
    if (isPolygon(floor)) draft.floor = floor;
    else if (floor !== void 0)
      report(
        draft,
        "bad-floor",
        { field: "layout.floor" },
        { expected: "at least three points [x, y]", received: floor }
      );
    for (const [i, value] of objects.entries()) {
      const field = `layout.objects[${i}]`;
      const fields = isFields(value) ? value : {};
      const object = objectOf2(fields);
      if (typeof object !== "string") draft.objects.push(object);
      else {
        const name = textOf(fields.id) ?? textOf(fields.label) ?? field;
        const detail = { expected: EXPECTED[object], received: fields[object] };
        report(draft, "bad-object", { object: name, field: `${field}.${object}` }, detail);
      }
    }
  }
}
var EXPECTED = {
  label: "a text",
  id: "a text, or no id",
  headingDeg: "a number of degrees, or none",
  corners: "at least four points [x, y, z]",
  box: "{ minX, minY, maxX, maxY } of finite numbers with minX <= maxX and minY <= maxY, or corners",
  footprint: "a convex polygon, counter-clockwise, or none",
  zRange: "[low, high] of finite numbers with low <= high, or none"
};
function objectOf2({ id, label, headingDeg, ...fields }) {
  if (typeof label !== "string" || foldLabel(label) === "") return "label";
  if (id !== void 0 && (typeof id !== "string" || id === "")) return "id";
  if (headingDeg !== void 0 && numberOf(headingDeg) === void 0) return "headingDeg";
  const outline = readOutline(fields);
  return typeof outline === "string" ? outline : { id, label, outline, headingDeg: numberOf(headingDeg) };
}
function readOutline(fields) {
  const { corners, box, footprint, zRange } = fields;
  if (box === void 0 && corners !== void 0) return isCorners(corners, 4) ? outlineOfCorners(corners) : "corners";
  const sides = isFields(box) ? [box.minX, box.minY, box.maxX, box.maxY] : void 0;
  if (!isNumbers(sides, 4)) return "box";
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = sides;
  if (minX > maxX || minY > maxY) return "box";
  if (footprint !== void 0 && !(isPolygon(footprint) && isConvexCounterClockwise(footprint))) return "footprint";
  if (zRange !== void 0 && !(isNumbers(zRange, 2) && zRange[0] <= zRange[1])) return "zRange";
  return {
    box: { minX, minY, maxX, maxY },
    ...footprint !== void 0 && { footprint },
    ...zRange !== void 0 && { zRange: [zRange[0], zRange[1]] }
  };
}
function readSurroundings(draft, { walls = [], cameras = [] }) {
  for (const [list, field] of [
    [walls, "walls"],
    [cameras, "cameras"]
  ])
    if (!Array.isArray(list)) {
      const remedy = "leave it out, or write []";
      failDraft(draft, "bad-scene", { field }, { expected: "a list", received: list, remedy });
    }
  if (draft.failed) return;
  for (const [i, wall] of walls.entries()) {
    const { from, to, base, top } = isFields(wall) ? wall : {};
    const good = isNumbers(from, 2) && isNumbers(to, 2) && isNumbers([base, top], 2) && base <= top;
    if (good)
      draft.walls.push({ from: [from[0], from[1]], to: [to[0], to[1]], base, top });
    else {
      const expected = "{ from: [x, y], to: [x, y], base, top } with base <= top";
      report(draft, "bad-wall", { field: `walls[${i}]` }, { expected, received: wall });
    }
  }
  for (const [i, value] of cameras.entries()) {
    const camera = readCamera(draft, value, `cameras[${i}]`);
    if (camera) draft.cameras.push(camera);
  }
}

// src/scene/zip.ts
import { unzipSync, zlibSync } from "fflate";
var LARGEST = 512 * 1024 * 1024;
function unzip(bytes) {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        return total <= LARGEST;
      }
    });
    return total <= LARGEST ? new Map(Object.entries(files)) : void 0;
  } catch {
    return void 0;
  }
}

// src/scene/read/split-input.ts
function* piecesOf(data, place3) {
  if (typeof data === "string") yield* textPieces(data, place3);
  else if (data instanceof Uint8Array) yield* bytePieces(data, place3);
  else yield { kind: "value", value: data };
}
function* bytePieces(bytes, place3) {
  const refused = refusedBytes(bytes);
  if (refused) {
    yield problem("refused-format", place3, { received: new Described(refused.received), remedy: refused.remedy });
  } else if (startsWith(bytes, "PK")) yield archivePiece(bytes, place3);
  else {
    const text = decode(bytes);
    if (text === void 0) yield problem("bad-text", place3);
    else yield* textPieces(text, place3);
  }
}
function archivePiece(bytes, place3) {
  const files = unzip(bytes);
  const expected = "a readable .usdz archive of at most 512 MB";
  if (files === void 0)
    return problem("unknown-format", place3, {
      expected,
      received: new Described("a damaged or too large one"),
      remedy: "copy it again"
    });
  const texts = [...files].flatMap(([name, content]) => {
    const text = name.endsWith(".usda") || name.endsWith(".usd") ? decode(content) : void 0;
    return text?.startsWith("#usda") ? [[name, text]] : [];
  });
  if (texts.length > 0) return { kind: "usd", layers: new Map(texts) };
  if ([...files.values()].some((content) => startsWith(content, "PXR-USDC")))
    return problem("refused-format", place3, { received: new Described(BINARY_USD.received), remedy: BINARY_USD.remedy });
  const received = new Described(`an archive of ${[...files.keys()].slice(0, 3).join(", ") || "nothing"}`);
  return problem("unknown-format", place3, {
    expected: "an archive with USD text layers",
    received,
    remedy: "unpack it first"
  });
}
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}
function* textPieces(given, place3) {
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  if (text.startsWith("#usda")) {
    yield { kind: "usd", layers: /* @__PURE__ */ new Map([["room.usda", text]]) };
    return;
  }
  if (text.trim() === "") {
    yield problem("no-scenes", place3, { received: new Described("an empty text") });
    return;
  }
  const whole = parseJson(text);
  if (whole.ok) yield valuePiece(whole, place3);
  else if (isLines(text)) yield* linePieces(text, place3);
  else yield problem("bad-json", place3, { received: text });
}
function isLines(text) {
  const start = text.search(/\S/);
  const end = text.indexOf("\n", start);
  return end > 0 && text.slice(end).trim() !== "" && parseJson(text.slice(start, end)).ok;
}
function* linePieces(text, place3) {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
    number++;
    if (line.trim() !== "") yield linePiece(line, number, place3);
  }
}
function linePiece(text, line, place3) {
  const read6 = parseJson(text);
  const here = { ...place3, line };
  return read6.ok ? { ...valuePiece(read6, here), line } : problem("bad-json", here, { received: text });
}
function parseJson(text) {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g;
    const names = /* @__PURE__ */ new Set();
    const patched = text.replace(tokens, (token) => {
      if (token.startsWith('"')) return token;
      names.add(token);
      return "null";
    });
    if (names.size === 0) return { ok: false };
    try {
      return { ok: true, value: JSON.parse(patched), patched: [...names].join(", ") };
    } catch {
      return { ok: false };
    }
  }
}
function valuePiece(read6, place3) {
  if (read6.patched === void 0) return { kind: "value", value: read6.value };
  const found = diagnoseScene("not-finite", place3, { received: new Described(read6.patched) });
  return { kind: "value", value: read6.value, found };
}
function problem(...[code, place3, detail]) {
  return { kind: "problem", problem: diagnoseScene(code, place3, detail) };
}

// src/scene/read/read.ts
var READERS = [
  sceneLineReader,
  procthorReader,
  revsiReader,
  ai2thorObjectsReader,
  roomPlanReader,
  vsiBenchReader
];
function readScenes(data, options = {}) {
  const rules = readRules(options);
  return {
    *[Symbol.iterator]() {
      const session = openSession(rules);
      for (const piece of piecesOf(data, rules.place)) yield* readPiece(session, piece);
      yield* endSession(session);
    }
  };
}
var LONGEST_LINE = 64 * 1024 * 1024;
var openSession = (rules) => ({
  rules,
  taken: rules.taken ?? /* @__PURE__ */ new Set(),
  unnamed: 0,
  yielded: 0,
  events: void 0
});
function* readPiece(session, piece) {
  if (piece.kind === "value") yield* readValues(session, piece);
  else {
    yield* endEvents(session);
    if (piece.kind === "problem") yield lost(session, piece.problem);
    else
      for (const draft of readRoomPlanUsd(piece.layers, contextOf(session))) yield finished(session, draft, "roomplan");
  }
}
function* endSession(session) {
  yield* endEvents(session);
  if (session.yielded === 0)
    yield lost(session, diagnoseScene("no-scenes", session.rules.place, { received: new Described("none") }));
}
function contextOf(session, line) {
  const { place: place3, poses, assets, stem } = session.rules;
  const nextId2 = () => ++session.unnamed === 1 ? stem : `${stem}-${session.unnamed}`;
  return { place: line === void 0 ? place3 : { ...place3, line }, nextId: nextId2, poses, assets };
}
function* readValues(session, piece) {
  const context = contextOf(session, piece.line);
  let found = piece.found;
  const take = (draft) => {
    if (found !== void 0) draft.found.unshift(found);
    found = void 0;
    return draft;
  };
  for (const value of valuesIn(piece.value, session.rules.format)) {
    if (isEvent(value, session.rules.format)) {
      const joins = session.events !== void 0 && sceneOfEvent(value) === session.events.id;
      if (!joins) {
        yield* endEvents(session);
        session.events = take(beginEvents(value, context));
      }
      addEvent(session.events, value, !joins);
      continue;
    }
    yield* endEvents(session);
    const reader = READERS.find(
      ({ format, recognizes }) => session.rules.format === void 0 ? recognizes(value) : session.rules.format === format
    );
    if (reader) for (const draft of reader.read(value, context)) yield finished(session, take(draft), reader.format);
    else yield lost(session, unread(value, context));
  }
}
function valuesIn(value, format) {
  if (!Array.isArray(value)) return [value];
  const isOneScene = (format ?? "ai2thor-objects") === "ai2thor-objects" && ai2thorObjectsReader.recognizes(value);
  return isOneScene ? [value] : value;
}
var isEvent = (value, format) => format === void 0 ? isThorEvent(value) : format === "ai2thor-events";
function unread(value, { place: place3 }) {
  const refused = refusedShape(value);
  if (refused)
    return diagnoseScene("refused-format", place3, { received: new Described(refused.received), remedy: refused.remedy });
  return diagnoseScene("unknown-format", place3, {
    expected: `a scene of one of the formats ${SCENE_FORMATS.join(", ")}`,
    received: value,
    remedy: "name the format (option format), or write a scene.jsonl as docs/scenes.md shows"
  });
}
function* endEvents(session) {
  const { events, rules } = session;
  if (events === void 0) return;
  session.events = void 0;
  if (rules.poses && !events.failed) addPoses(events, rules.poses, false);
  yield finished(session, events, "ai2thor-events");
}
function finished(session, draft, format) {
  session.yielded++;
  const { filters, labels, renamed, ids, floorZ } = session.rules;
  const { parsed, ...tally } = finishScene(named(session, draft), {
    filters: filters ?? (draft.asWritten ? [] : session.rules.everyFilter),
    labels: { style: labels ?? (draft.asWritten ? void 0 : "words"), renamed },
    ids: ids ?? (draft.asWritten ? "file" : "labels"),
    floorZ
  });
  return { ...parsed, format, id: parsed.ok ? parsed.value.id : draft.id, ...tally };
}
function named(session, draft) {
  if (draft.failed) return draft;
  let id = draft.id;
  for (let count = 2; session.taken.has(id); count++) id = `${draft.id}#${count}`;
  session.taken.add(id);
  if (id === draft.id) return draft;
  draft.found.push(
    diagnoseScene("duplicate-scene", { ...draft.place, field: "id" }, { received: draft.id, remedy: id })
  );
  return { ...draft, id };
}
function lost(session, problem2) {
  session.yielded++;
  return { ok: false, diagnostics: [problem2], kept: 0, dropped: {}, assumed: [], fileIds: {} };
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
function check(holds2, expected, id, received, remedy) {
  if (!holds2)
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
  const corners = cornersOf3(prism, view);
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
function cornersOf3(prism, view) {
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
    const [wasIn, isIn3] = [depth[before] >= NEAR, depth[index] >= NEAR];
    if (wasIn !== isIn3) {
      const [kept, cut] = wasIn ? [before, index] : [index, before];
      const t = (NEAR - depth[kept]) / (depth[cut] - depth[kept]);
      const r = right[kept] + t * (right[cut] - right[kept]);
      const u = up[kept] + t * (up[cut] - up[kept]);
      polygon.us.push(view.width / 2 + view.focalX * r / NEAR);
      polygon.vs.push(view.height / 2 - view.focalY * u / NEAR);
    }
    if (isIn3) {
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
  const filled2 = fillOptions(options);
  const prisms = prismsOf(scene, filled2.assumedHeight);
  let raster;
  return cameras.map((camera) => {
    checkCamera(camera);
    const width = filled2.rasterWidth;
    const height = Math.max(1, Math.min(MOST_ROWS, Math.round(width * camera.height / camera.width)));
    if (raster?.height === height) clearRaster(raster);
    else raster = createRaster(width, height);
    return sightIn(raster, scene, prisms, camera, filled2);
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
  const filled2 = {
    minShare: options.minShare ?? 0.3,
    minPixels: options.minPixels ?? 6e-4,
    minInside: options.minInside ?? 0.3,
    fillsFrame: options.fillsFrame ?? 0.02,
    maxRange: options.maxRange ?? 10,
    assumedHeight: options.assumedHeight ?? ASSUMED_HEIGHT,
    rasterWidth: options.rasterWidth ?? 160
  };
  for (const name of ["minShare", "minPixels", "minInside", "fillsFrame"])
    check2(filled2[name] >= 0 && filled2[name] <= 1, `${name} from 0 to 1`, filled2[name]);
  check2(filled2.maxRange >= 0, "maxRange of 0 or more meters", filled2.maxRange);
  check2(filled2.assumedHeight >= 0 && filled2.assumedHeight < Infinity, "assumedHeight in meters", filled2.assumedHeight);
  const { rasterWidth } = filled2;
  const fits2 = Number.isInteger(rasterWidth) && rasterWidth >= 16 && rasterWidth <= 4096;
  check2(fits2, "rasterWidth of 16 to 4096 whole pixels", rasterWidth);
  return filled2;
}
function check2(holds2, expected, received) {
  if (!holds2)
    throw new V2loError({
      code: "bad-option",
      expected,
      received: showReceived(received),
      remedy: "leave it out for its default"
    });
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
function outlineOf2(track) {
  const { center, own, outer } = track;
  const [along, across] = axesOf(track);
  const [a, b] = own ? [own.length.value / 2, own.width.value / 2] : [outer.x, outer.y];
  const corner = (i, j) => [
    center[0] + i * a * along[0] + j * b * across[0],
    center[1] + i * a * along[1] + j * b * across[1]
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
var boxOf2 = (track) => aabbOfPoints(outlineOf2(track));
function layoutOf(tracks) {
  return createLayout(
    tracks.map((track) => {
      const { id, label, own, heights } = track;
      const [low, high] = heights ? [heights.low.value, heights.high.value] : [0, 0];
      return {
        id,
        label,
        box: boxOf2(track),
        ...own && own.width.value > 1e-6 && own.length.value > 1e-6 && { footprint: outlineOf2(track) },
        ...heights && { zRange: [Math.min(low, high), Math.max(low, high)] }
      };
    }),
    { origin: "world" }
  );
}
function floored({ xx, xy, yy }) {
  const half = (xx + yy) / 2;
  const spread3 = Math.hypot((xx - yy) / 2, xy);
  if (half - spread3 >= LEAST_VARIANCE) return { xx, xy, yy };
  const [large, small2] = [Math.max(half + spread3, LEAST_VARIANCE), LEAST_VARIANCE];
  const angle2 = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle2), Math.sin(angle2)];
  return {
    xx: large * c * c + small2 * s * s,
    xy: (large - small2) * c * s,
    yy: large * s * s + small2 * c * c
  };
}

// src/memory/expected.ts
var EXPECTED2 = { minShare: 0.5, minInside: 0.7, fillsFrame: 0.06, minPixels: 15e-4, rasterWidth: 96 };
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
  layout: layoutOf(tracks),
  walls: [],
  cameras: []
});
function expectedIn(observation, tracks) {
  const near2 = tracks.filter((track) => reaches(observation, track));
  if (near2.length === 0) return /* @__PURE__ */ new Map();
  const { objects } = visibility(sceneOfTracks(near2), cameraOf(observation), {
    ...EXPECTED2,
    maxRange: observation.view.range * 0.95
  });
  const expected = near2.filter(
    (track, i) => objects[i].seen && objects[i].pixels * leastPart(track) >= EXPECTED2.minPixels
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
function reaches({ pose, view }, { center, outer, own }) {
  const [dx, dy] = [center[0] - pose.position[0], center[1] - pose.position[1]];
  const size = own ? Math.hypot(own.length.value, own.width.value) / 2 : Math.hypot(outer.x, outer.y);
  const yaw = pose.yawDeg * Math.PI / 180;
  return Math.hypot(dx, dy) <= view.range + size && dx * Math.sin(yaw) + dy * Math.cos(yaw) >= -size;
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
  const place3 = base === 0 ? span : [base + span[0], base + span[1]];
  const quoted = quoteSpan(text, span);
  return objectIndex === void 0 ? { code, severity, message, span: place3, text: quoted } : { code, severity, message, span: place3, objectIndex, text: quoted };
}
var RANK = { error: 0, warning: 1, repair: 2 };
var byPlace = (a, b) => {
  const [aStart, aEnd] = a.span ?? NOWHERE;
  const [bStart, bEnd] = b.span ?? NOWHERE;
  return aStart - bStart || aEnd - bEnd;
};
var NOWHERE = [0, 0];
function settle(found, which = "counted") {
  const settled3 = settlePlaces(found);
  return which === "each" ? settled3 : countRepeated(settled3);
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
function countRepeated(settled3) {
  const counts2 = /* @__PURE__ */ new Map();
  const kept = [];
  for (const diagnostic of settled3) {
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
  if (kept.length === settled3.length) return settled3;
  for (const { at, count } of counts2.values()) if (count > 1) kept[at] = { ...kept[at], count };
  return kept;
}
function settlePlaces(found) {
  const order = orderOf(found);
  if (order === "strict") return found;
  const settled3 = [];
  for (const next of order === "loose" ? found : [...found].sort(byPlace)) {
    const last = settled3[settled3.length - 1];
    if (last === void 0 || byPlace(last, next) !== 0) settled3.push(next);
    else if (RANK[next.severity] < RANK[last.severity]) settled3[settled3.length - 1] = next;
  }
  return settled3;
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
function addObject2(c, to, name, corners, extras) {
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
var ROWS2 = /* @__PURE__ */ (() => [
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
var MEASURE_UNITS = /* @__PURE__ */ ROWS2.map(
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
  const center = pairOf(own("center", "centre", "centroid"), pointOf3) ?? pointOf3(own, "c");
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
function pointOf3(find, prefix = "") {
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
  markObject(c, value.kind === "word" && numberLike(c, value) ? "bad-number" : "bad-box", start, end, show2(c, value));
  return void 0;
}
function isOutline(items) {
  return items.length > 2 && items.every(
    (item) => item.kind === "list" && (item.items.length === 2 || item.items.length === 3) && item.items.every(({ kind: kind2 }) => kind2 === "number")
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
function convertedCorners(c, { kind: kind2, start, end }) {
  const numbers = kind2 === "word" ? convertedFour(c.text, start + 1, end - 1) : void 0;
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
  const centered2 = centeredBox(entries);
  if (centered2 && "refused" in centered2) {
    markObject(c, "bad-box", start, end, centered2.refused);
    return void 0;
  }
  if (centered2) {
    mark(c, "box-form", start, end);
    return cornersAround(c, centered2.parts, start, end);
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
      markObject(c, "bad-number", item.start, item.end, show2(c, item));
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
function show2(c, { start, end }) {
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
  const label = name === void 0 ? inherited : nameOf3(c, name.value);
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
  if (stored) addObject2(c, to, label, corners, stored.extras);
  else addChecked(c, to, label, corners);
}
function otherPlace(entries) {
  for (const { key, role, value } of entries) {
    if (role === "name" || value.kind !== "list") continue;
    if (isOutline(value.items))
      return `an outline of ${value.items.length} points under ${JSON.stringify(key.slice(0, 40))}; give two opposite corners`;
    const numbers = value.items.length;
    if (numbers >= 3 && value.items.every(({ kind: kind2 }) => kind2 === "number"))
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
  addObject2(c, to, label, corners);
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
function nameOf3(c, value) {
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
  oneOf2("handedness", options.handedness, ["right", "left"]);
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
  oneOf2(name, axis, SIGNED_AXES);
  const sign = axis[0] === "+" ? 1 : -1;
  return [axis[1] === "x" ? sign : 0, axis[1] === "y" ? sign : 0, axis[1] === "z" ? sign : 0];
}
var crossVec3 = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
];
function oneOf2(name, value, allowed) {
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
        if (addObject2(c, collector, name, { numbers: corners, start: from, end: to }, extras)) spans.push([from, to]);
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
  const label = name === void 0 ? inherited : nameOf3(c, name.value);
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
  addObject2(c, to, label, corners, extras);
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
  const kind2 = kindFrom(text.charCodeAt(i));
  if (kind2 === void 0) return void 0;
  for (let k = 0; k < kind2.length; k++, i++) {
    if (i >= end) return CUT;
    if (asciiLower(text.charCodeAt(i)) !== kind2.charCodeAt(k)) return void 0;
  }
  i = skipBlanks(text, i, end);
  if (i >= end) return CUT;
  if (text.charCodeAt(i) !== GREATER_THAN) return void 0;
  const exact = i + 1 - at === kind2.length + (closes2 ? 3 : 2) && text.startsWith(kind2, at + (closes2 ? 2 : 1));
  return { kind: kind2, closes: closes2, start: at, end: i + 1, exact };
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
function searchBlockEnd(kind2, at, spelling = "tolerant") {
  return { kind: kind2, spelling, at, inside: [] };
}
function blockEnd(source, search2, absent) {
  const { kind: kind2 } = search2;
  const exact = search2.spelling === "exact";
  for (; ; ) {
    const tag = nextTag(source, search2, absent);
    if (tag === CUT) return void 0;
    if (tag === void 0) break;
    if (tag.closes && tag.kind === kind2) return { end: tag.start, close: tag };
    if (!tag.closes) {
      if (absent[kind2] && !exact) return { end: tag.start };
      search2.opening ??= tag;
    }
    search2.inside.push(tag);
  }
  if (!source.final) return void 0;
  absent[kind2] = true;
  return { end: exact ? source.end : search2.opening?.start ?? source.end };
}
function nextTag(source, search2, absent) {
  const { text, end, final } = source;
  const exact = search2.spelling === "exact";
  for (; ; ) {
    const at = text.indexOf("<", search2.at);
    if (at < 0 || at >= end) {
      search2.at = Math.max(search2.at, end);
      return void 0;
    }
    search2.at = at;
    if (!exact) {
      const comment = skipComment2(source, at, search2, absent);
      if (comment === CUT) return CUT;
      if (comment > at) {
        search2.at = comment;
        continue;
      }
    }
    const tag = tagAt(text, at, end);
    if (tag === CUT && !final) return CUT;
    search2.at = at + 1;
    if (tag !== void 0 && tag !== CUT && (tag.exact || !exact)) return tag;
  }
}
function skipComment2({ text, end, final }, at, search2, absent) {
  if (absent.commentFrom !== void 0 && at >= absent.commentFrom) return at;
  if (!text.startsWith("<!--", at)) return !final && "<!--".startsWith(text.slice(at, Math.min(end, at + 4))) ? CUT : at;
  const from = Math.max(at + 4, search2.commentAt ?? 0);
  const close = text.indexOf("-->", from);
  if (close >= 0 && close + 3 <= end) {
    search2.commentAt = void 0;
    return close + 3;
  }
  if (final) absent.commentFrom = at;
  else search2.commentAt = Math.max(at + 4, end - 2);
  return final ? at : CUT;
}

// src/parse/blocks/parts.ts
function* partsOf(text, options = {}) {
  const { end = text.length, spelling = "tolerant", inside } = options;
  const source = { text, end, final: true };
  const absent = {};
  const outside = { spelling, at: 0 };
  let open;
  let kind2 = inside;
  let from = 0;
  for (; ; ) {
    if (kind2 !== void 0) {
      const search2 = searchBlockEnd(kind2, from, spelling);
      const found = blockEnd(source, search2, absent);
      yield { what: "block", kind: kind2, start: from, ...found, ...open && { open }, inside: search2.inside };
      from = outside.at = found.close?.end ?? found.end;
    }
    const tag = nextTag(source, outside, absent);
    const until = tag === void 0 || tag === CUT ? end : tag.start;
    if (from < until) yield { what: "text", start: from, end: until };
    if (tag === void 0 || tag === CUT) return;
    from = tag.end;
    open = tag;
    kind2 = tag.closes ? void 0 : tag.kind;
    if (tag.closes) yield { what: "stray-tag", tag };
  }
}
function blockFromPrompt(text, kind2) {
  return kind2 !== void 0 && opensItself(text, kind2) ? void 0 : kind2;
}
function opensItself(text, kind2) {
  const at = text.search(/\S/);
  if (at < 0 || text[at] !== "<") return false;
  const tag = tagAt(text, at, text.length);
  return tag !== void 0 && tag !== CUT && !tag.closes && tag.kind === kind2;
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
var LARGEST2 = { characters: 2 ** 29, objects: 2 ** 29, depth: 256, nameLength: 2 ** 29 };
function limitsFrom(given) {
  if (given === void 0) return DEFAULT_LIMITS;
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (const key of Object.keys(DEFAULT_LIMITS)) {
    const value = limits[key];
    if (!Number.isInteger(value) || value < 1 || value > LARGEST2[key])
      throw new V2loError({
        code: "bad-option",
        expected: `limits.${key}: an integer from 1 to ${LARGEST2[key]}`,
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
  const numbered2 = /^\d+$/.test(words2[0]?.word ?? "") && [")", "."].includes(words2[1]?.word ?? "");
  if (numbered2) from = 2;
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
var widthOfQuote = (kind2) => kind2 === ENTITY ? ENTITY_TEXT.length : kind2 === ESCAPED ? 2 : 1;
function readQuoted(c, kind2) {
  const start = c.at;
  const first = start + widthOfQuote(kind2);
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
    if (code === DOUBLE_QUOTE ? kind2 === PLAIN : closes(c, kind2, code, at)) break;
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
  const end = at + widthOfQuote(kind2);
  const next = codeAt(c, end);
  if (isNameLetter(next) && next !== DOLLAR || isDigit(next)) return void 0;
  if (kind2 !== PLAIN) mark(c, "other-quotes", start, end);
  if (raw >= 0) mark(c, "raw-control", raw, raw + 1);
  c.at = end;
  return { text: from === first ? c.text.slice(first, at) : text + c.text.slice(from, at), start, end };
}
function closes(c, kind2, code, at) {
  switch (kind2) {
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
  return parts.length === 2 && parts.every(({ kind: kind2 }) => kind2 === "number" || kind2 === "text" || kind2 === "word");
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
    const between2 = JOINERS.find((word) => text.startsWith(word, at));
    if (between2) at = skipBlanks2(text, at + between2.length, end);
    let max = false;
    for (const word of ["and", "max"])
      if (between2 === "," && text.startsWith(word, at)) {
        at = skipBlanks2(text, at + word.length, end);
        max = word === "max";
      }
    const code = codeAt(c, at);
    if (at >= end || code !== OPEN_BRACKET && code !== OPEN_PAREN) break;
    const close = closeOf(text, at, end);
    if (close === CUT2 && between2) return { start: first.start, end, kind: "cut", items: [] };
    const found = c.found.length;
    const next = close === void 0 || close === CUT2 ? void 0 : listAt(c, at, close);
    if (next === void 0 || !isPair(next)) {
      c.found.length = found;
      break;
    }
    corners.push(next);
    joiner = between2 ?? "";
    joinerStart = start;
    extremes = max;
    last = close;
  }
  const kind2 = corners.length === 2 ? "box" : "count";
  const items = corners.length > 2 ? corners : corners.flatMap(partsOf2);
  const numbers = { start: first.start, end: last, kind: kind2, items };
  return kind2 === "box" ? withUnit(text, end, { ...numbers, joiner, joinerStart, extremes }) : numbers;
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
  for (const section2 of sections) {
    const before = kept[kept.length - 1];
    if (section2.heading === "final" && before?.heading === "draft") {
      kept.pop();
      superfluous.push({ code: "superseded-map", section: before });
    }
    const earlier = kept.length > COMPARED ? [kept[0], ...kept.slice(-COMPARED)] : kept;
    if (earlier.some((one) => states(objects, one, section2))) superfluous.push({ code: "repeated-map", section: section2 });
    else kept.push(section2);
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
    for (const { section: section2 } of superfluous)
      for (const [start] of reading.spans.slice(section2.start, section2.end)) passed.add(start);
    const { objects, spans, diagnostics } = read2(passage, false, passed);
    const reports = superfluous.map(
      ({ code, section: section2 }) => diagnose(code, passage.text, spanOfSection(section2, reading.spans))
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
      const corners = cornersOf4(c, numbers);
      if (corners) stateAssumption(c, numbers, saidBox);
      const count = collector.objects.length;
      if (corners) addChecked(c, collector, { text: name.text, start: name.span[0], end: name.span[1] }, corners);
      if (collector.objects.length > count) {
        const section2 = sections[sections.length - 1];
        if (section2 === void 0 || headed !== void 0) sections.push({ heading, start: count, end: count + 1 });
        else section2.end = count + 1;
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
function cornersOf4(c, { kind: kind2, items, whole, unit, start, end }) {
  if (kind2 === "cut") markObject(c, "unfinished-object", start, end);
  else if (kind2 === "count")
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
  const kind2 = command === "make_door" ? "door" : "window";
  return {
    kind: kind2,
    name: `${kind2}_${word("id")}`,
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
  const kind2 = statement.type === "Door" ? "door" : "window";
  return { kind: kind2, name, wall, center: [x, y, z], width, height };
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
    const about = IMAGE_KEYS.has(foldKey(key)) ? numbersIn2(value) : role === "size" ? numbersIn2(value) : [];
    const pixels = Math.max(0, ...about.slice(0, 4));
    if (pixels < LEAST_PIXELS || !about.every(Number.isInteger)) continue;
    const text = c.text.slice(keyStart, Math.min(value.end, keyStart + QUOTE_LIMIT + 1));
    const span = [c.base + keyStart, c.base + value.end];
    return { pixels, report: (detail) => ({ ...diagnose("image-size", text, [0, text.length], { detail }), span }) };
  }
  return void 0;
}
function numbersIn2(value) {
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
  const lost2 = errorsIn(c.found, found);
  const repeated = count > 0 && open.earlier.some(({ list }) => cut || list.end - list.start === count && list.lost === lost2);
  if (repeated) {
    dropCopiesFrom(to, start);
    const kept = cut ? c.found.slice(found).filter(({ severity }) => severity === "error") : [];
    c.found.length = found;
    c.found.push({ ...diagnose("repeated-map", "", [0, 0]), span: [at, end] }, ...kept);
  } else if (count > 0) {
    whole.push({ start, end: start + count, lost: lost2 });
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
  const kind2 = quoteKindAt(c, at);
  if (kind2 === 0) return void 0;
  const start = endOfBlanks(c, at + widthOfQuote(kind2));
  const code = codeAt(c, start);
  const inner = endOfBlanks(c, start + 1);
  const next = codeAt(c, inner);
  const opens = code === OPEN_BRACE ? next === CLOSE_BRACE || quoteKindAt(c, inner) > 0 : code === OPEN_BRACKET && (next === OPEN_BRACE || next === OPEN_BRACKET || next === CLOSE_BRACKET);
  return opens ? { kind: kind2, start } : void 0;
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
  const kind2 = quoteKindAt(c, at);
  if (kind2 === 0) return false;
  const { at: before, openQuote } = c;
  const found = c.found.length;
  c.at = at;
  const key = readQuoted(c, kind2);
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
  const standing2 = standingOf(c, frame, key.text);
  if (c.starved) return true;
  if (standing2 === void 0) return false;
  const known = typeof standing2 !== "number";
  const closed = known && passBrackets(c, start);
  if (c.starved) return true;
  flushProse(c, s);
  countItem(c, s, key.start);
  if (!known) c.at = standing2;
  if (closed) mark(c, standing2, key.start, key.end);
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
  const own = read6 || isRoom ? void 0 : { label, box: box && textOf2(c, box), otherPlace: boxed && box === void 0 };
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
function textOf2(c, { keyStart, value }) {
  return { text: c.text.slice(keyStart, value.end), base: c.base + keyStart };
}
function openTop(c, s, to, start) {
  flushProse(c, s);
  if (s.frames.length === 0) forgetWords(s.words);
  if (s.frames.length === 0 && !s.inMap) openStated(s.lists, to.collector, c, c.base + start, s.words.heading);
}
function openDict(c, s, to, start, { named: named2, own }) {
  openTop(c, s, to, start);
  countItem(c, s, start);
  mark(c, named2 ? "dictionary" : "wrapper", start, start + 1);
  const inside = topFrame(s)?.inside === true;
  s.frames.push({
    kind: "dict",
    named: named2,
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
  const named2 = frame.named === true;
  const name = names && (role === "other" || named2 && foldKey(key.text) === "box") && (named2 ? !givesExtent(key.text) : !describesMap(key.text)) ? key : void 0;
  const next = code === OPEN_BRACKET ? codeAt(c, endOfBlanks(c, c.at + 1)) : code;
  if (c.starved) return;
  const holds2 = !named2 && next === OPEN_BRACE;
  if (holds2 && passVersion(c, s, frame, key)) return;
  const passed = holds2 && names && describesMap(key.text);
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
  if (!named2 && passElevation(c, [entry])) {
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
  if (!named2 && readAboutMap(to.collector, key.text, value)) {
    flushProse(c, s);
    countItem(c, s, start);
    return;
  }
  if (frame.own && readOwn(c, s, to, frame.own, entry)) return;
  if (named2 && name !== void 0 && !describesMap(key.text) && isCells(value)) {
    flushProse(c, s);
    markObject(c, "grid-map", start, value.end);
    if (to.collector.objects.length === 0) to.collector.stopped = true;
    return;
  }
  const spelled = named2 && value.kind !== "text" && !describesMap(key.text);
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
  const points = value.items.map((item) => (item.kind === "list" ? item.items : []).map(numberOf2));
  if (!points.every((point) => point.length === 2)) return false;
  collector.floor ??= points;
  return true;
}
var numberOf2 = (value) => value.kind === "number" ? value.value + 0 : Number.NaN;
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
    own.box ??= textOf2(c, entry);
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
  } else fill2(w, c.text, c.at, c.end);
  return w;
}
function fill2(w, text, at, end) {
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
      fill2(w, c.text, start, c.end);
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
  const kind2 = quoteKindAt(c, c.at);
  const named2 = kind2 > 0 && readQuoted(c, kind2) !== void 0;
  if (named2) skipSpace(c);
  const comma = named2 && codeAt(c, c.at) === COMMA;
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
  if (!inMap || rest.length !== 4 || rest.some(({ kind: kind2 }) => kind2 !== "number")) return void 0;
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
  if (r.mode === "begin" && !begin(r, source)) return;
  while (!c.starved && (c.at < end || r.mode === "map" || final && r.mode === "skip")) {
    if (r.to.collector.stopped) return;
    if (r.mode === "skip") skipBlock(r, source);
    else if (r.mode === "map") readMap(r, source);
    else if (r.mode === "rest") lookForTags(r, source);
    else readBare(r, source);
  }
}
function begin(r, { end, final }) {
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
  const search2 = r.search;
  const found = blockEnd(source, search2, r.absent);
  if (found === void 0) {
    c.at = search2.at;
    c.starved = true;
    return;
  }
  c.at = found.close?.end ?? found.end;
  r.kept = [];
  r.mode = r.outside;
}
function readMap(r, source) {
  const { c, items, to } = r;
  const search2 = r.search;
  const found = blockEnd(source, search2, r.absent);
  c.end = found?.end ?? search2.opening?.start ?? search2.at;
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
  const { kind: kind2 } = r.search;
  finishItems(c, items, to);
  if (found.close === void 0) mark(c, "unclosed-block", found.end, found.end, kind2);
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
  const unread2 = to.collector.objects.length === 0 && !to.collector.stopped;
  if (asked || unread2 && (dialect ?? "auto") === "auto") {
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
    diagnostics: settle(found, options.diagnostics),
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
    diagnostics: settle(found, options.diagnostics),
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
  const lost2 = found.filter((d) => d.severity === "error");
  const reason = noMap(length3, lost2);
  const [first, ...others] = settle(reason ? [...lost2, reason] : lost2, which);
  return { ok: false, diagnostics: [first, ...others] };
}
function noMap(length3, lost2) {
  if (lost2.some(({ code: code2 }) => code2 === "image-boxes" || code2 === "grid-map" || code2 === "not-metric")) return void 0;
  if (lost2.some(({ objectIndex }) => objectIndex !== void 0)) return void 0;
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
  if (!Number.isFinite(at)) throw bad2("at: a finite number of seconds", at, "give the time of the observation");
  const sd = { position: poseSd.position ?? 0, yawDeg: poseSd.yawDeg ?? 0 };
  for (const [name, value] of Object.entries(sd))
    if (!(value >= 0 && Number.isFinite(value))) throw bad2(`poseSd.${name}: 0 or more`, value, "leave it out for 0");
  const seen = readView(view);
  const read6 = readObjects(objects);
  if (read6.objects.length > MOST_OBJECTS)
    throw bad2(`at most ${MOST_OBJECTS} objects`, read6.objects.length, "split the observation");
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
  if (!(fovDeg >= 1 && fovDeg <= 170)) throw bad2("view.fovDeg: 1 to 170", fovDeg, "leave it out for 90");
  if (!(range > 0 && range <= 1e6)) throw bad2("view.range: meters over 0", range, "leave it out for 10");
  if (!(eyeHeight > 0 && eyeHeight <= 10))
    throw bad2("view.eyeHeight: meters from 0 to 10", eyeHeight, "leave it out for 1.5");
  if (!(Math.abs(pitchDeg) <= 89)) throw bad2("view.pitchDeg: -89 to 89", pitchDeg, "leave it out for a level view");
  return { fovDeg, range, eyeHeight, pitchDeg };
}
function checkPose(pose) {
  const numbers = [pose?.position?.[0], pose?.position?.[1], pose?.yawDeg];
  if (!numbers.every((n) => typeof n === "number" && Math.abs(n) <= FARTHEST2))
    throw bad2(
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
    throw bad2("objects: a layout, or the text of a map", objects, "pass createLayout([]) for an empty view");
  return { objects: createLayout(objects.objects, { origin: "observer" }).objects, diagnostics: [] };
}
function bad2(expected, received, remedy) {
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

// test/memory/walker.ts
var NO_NOISE = {
  base: 0,
  perMeter: 0,
  yawDeg: 0,
  position: 0,
  poseYawDeg: 0,
  misses: 0,
  labels: 0,
  ghosts: 0
};
var USUAL_NOISE = {
  base: 0.05,
  perMeter: 0.05,
  yawDeg: 3,
  position: 0.05,
  poseYawDeg: 1,
  misses: 0.1,
  labels: 0.02,
  ghosts: 0.05
};
var RAD = Math.PI / 180;
function toObserver({ position, yawDeg }, [x, y]) {
  const [sin, cos] = [Math.sin(yawDeg * RAD), Math.cos(yawDeg * RAD)];
  const [dx, dy] = [x - position[0], y - position[1]];
  return [dx * cos - dy * sin, dx * sin + dy * cos];
}
function lookAt(scene, options) {
  const { pose, view = {}, at, noise = NO_NOISE, random, footprints = true, whole = false } = options;
  const seen = readView(view);
  const { objects } = visibility(scene, cameraOf({ pose, view: seen }), { maxRange: seen.range });
  const normal = () => random?.normal() ?? 0;
  const happens = (chance2) => random !== void 0 && chance2 > 0 && random.next() < chance2;
  const truth = [];
  const reported2 = [];
  const labels = [...new Set(scene.layout.objects.map(({ label }) => label))];
  objects.forEach((sight, i) => {
    const object = scene.layout.objects[i];
    if (!sight.seen || whole && !isWhole(object, pose, seen) || happens(noise.misses)) return;
    const outline = placeOutline(object).map((point) => toObserver(pose, point));
    if (outline.length < 3) return;
    const center = middleOf(outline);
    const sd = noise.base + noise.perMeter * Math.hypot(center[0], center[1]);
    const [dx, dy, turn] = [sd * normal(), sd * normal(), noise.yawDeg * normal() * RAD];
    const grow = sidesGrown(outline, sd * normal(), sd * normal());
    const shown2 = outline.map((point) => {
      const [a, b] = grow(point);
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      return [center[0] + dx + a * c - b * s, center[1] + dy + a * s + b * c];
    });
    truth.push(object.id);
    reported2.push({
      label: happens(noise.labels) ? labels[random.below(labels.length)] : object.label,
      box: aabbOfPoints(shown2),
      ...footprints && { footprint: shown2 },
      ...object.zRange && { zRange: object.zRange }
    });
  });
  if (happens(noise.ghosts)) {
    const bearing = random.between(-0.7, 0.7) * (seen.fovDeg / 2) * RAD;
    const range = random.between(1, Math.min(5, seen.range));
    const [x, y] = [range * Math.sin(bearing), range * Math.cos(bearing)];
    truth.push(null);
    reported2.push({ label: labels[random.below(labels.length)], bbox: [x - 0.2, y - 0.2, x + 0.2, y + 0.2] });
  }
  const { position, yawDeg } = pose;
  return {
    truth,
    input: {
      pose: {
        position: [position[0] + noise.position * normal(), position[1] + noise.position * normal()],
        yawDeg: yawDeg + noise.poseYawDeg * normal()
      },
      poseSd: { position: noise.position, yawDeg: noise.poseYawDeg },
      view,
      objects: createLayout(reported2, { origin: "observer" }),
      at
    }
  };
}
function middleOf(outline) {
  const [a, b] = [outline[0], outline[1]];
  const length3 = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const along = [(b[0] - a[0]) / length3, (b[1] - a[1]) / length3];
  const mid = (axis) => {
    const values = outline.map(([x, y]) => x * axis[0] + y * axis[1]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const across = [-along[1], along[0]];
  const [u, v] = [mid(along), mid(across)];
  return [u * along[0] + v * across[0], u * along[1] + v * across[1]];
}
function sidesGrown(outline, byLength, byWidth) {
  const center = middleOf(outline);
  const [a, b] = [outline[0], outline[1]];
  const length3 = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const along = [(b[0] - a[0]) / length3, (b[1] - a[1]) / length3];
  const across = [-along[1], along[0]];
  const half = (axis) => Math.max(...outline.map(([x, y]) => Math.abs((x - center[0]) * axis[0] + (y - center[1]) * axis[1])));
  const [hu, hv] = [half(along), half(across)];
  const [su, sv] = [Math.max(0.2, 1 + byLength / (2 * hu)), Math.max(0.2, 1 + byWidth / (2 * hv))];
  return ([x, y]) => {
    const u = ((x - center[0]) * along[0] + (y - center[1]) * along[1]) * su;
    const v = ((x - center[0]) * across[0] + (y - center[1]) * across[1]) * sv;
    return [u * along[0] + v * across[0], u * along[1] + v * across[1]];
  };
}
var poseOf = (camera) => ({
  position: [camera.position[0], camera.position[1]],
  yawDeg: camera.yawDeg
});
function isWhole(object, pose, { fovDeg, range }) {
  return placeOutline(object).every((point) => {
    const [x, y] = toObserver(pose, point);
    return Math.abs(Math.atan2(x, y)) < (fovDeg / 2 - 1) * RAD && Math.hypot(x, y) < range - 0.1;
  });
}
function withMoved(scene, id, [dx, dy]) {
  const move = (object) => {
    if (object.id !== id) return object;
    const { box, footprint } = object;
    return {
      ...object,
      box: { minX: box.minX + dx, minY: box.minY + dy, maxX: box.maxX + dx, maxY: box.maxY + dy },
      ...footprint && { footprint: footprint.map(([x, y]) => [x + dx, y + dy]) }
    };
  };
  return { ...scene, layout: { ...scene.layout, objects: scene.layout.objects.map(move) } };
}
var centerOf = (object) => aabbCenter(object.box);

// test/support/shared.ts
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
var root = process.env.V2LO_MAP_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
function sharedFile(relative) {
  const path = `${root}/${relative}`;
  if (existsSync(path)) return path;
  console.warn(`skipped: ${relative} is not beside this checkout (set V2LO_MAP_SHARED to its folder)`);
  return void 0;
}

// test/bench/memory/speed.ts
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// src/score/map/assign.ts
function assignLargest(weights, rows, columns) {
  if (rows <= columns)
    return dropZeros(
      solve({ values: weights, rows, columns, rowStep: columns, columnStep: 1, sign: -1 }),
      weights,
      columns
    );
  const byColumn = solve({ values: weights, rows: columns, columns: rows, rowStep: 1, columnStep: columns, sign: -1 });
  return dropZeros(invert(byColumn, rows), weights, columns);
}
function assignSmallest(costs, rows, columns) {
  if (rows <= columns) return solve({ values: costs, rows, columns, rowStep: columns, columnStep: 1, sign: 1 });
  return invert(solve({ values: costs, rows: columns, columns: rows, rowStep: 1, columnStep: columns, sign: 1 }), rows);
}
function dropZeros(columnOf, weights, columns) {
  for (let row = 0; row < columnOf.length; row++) {
    const column = columnOf[row];
    if (column >= 0 && !(weights[row * columns + column] > 0)) columnOf[row] = -1;
  }
  return columnOf;
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
    place2(track, track.outlier);
    delete track.outlier;
    if (squaredDistance(track, detection) > RESTART) {
      place2(track, detection);
      fuseSides(track, detection);
      return;
    }
  }
  delete track.outlier;
  fuseCenter(track, detection);
  fuseSides(track, detection);
  fuseHeights(track, detection);
}
function place2(track, { center, covariance }) {
  track.center = center;
  track.covariance = floored(covariance);
}
function beginAnew(track, detection) {
  const { own, outer, heights } = beginTrack(track.id, detection, { at: 0, from: [0, 0], entry: 0, odds: 0 });
  place2(track, detection);
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
      let place3 = places.get(track);
      if (place3 === void 0) {
        place3 = tracks.push(track) - 1;
        places.set(track, place3);
      }
      return [{ ...edge, track: place3 }];
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
    settle2(rows, columns, edges, margin, (row, column, rivals) => {
      if (rivals.length > 0) ambiguous[row] = rivals.map(([track, chance2]) => ({ track: tracks[track], chance: chance2 }));
      else if (column !== void 0) matched[row] = tracks[column];
    });
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
function isSamePlace({ box, outline }, track, isExpected) {
  if (!isExpected(track)) return false;
  const other = boxOf2(track);
  const x = Math.min(box.maxX, other.maxX) - Math.max(box.minX, other.minX);
  const y = Math.min(box.maxY, other.maxY) - Math.max(box.minY, other.minY);
  const sides = [box, other].map(({ minX, minY, maxX, maxY }) => [maxX - minX, maxY - minY]);
  const areas = sides.map(([width, depth]) => width * depth);
  if (x > 0 && y > 0 && x * y >= 0.25 * Math.min(...areas)) return true;
  const reach = Math.max(0.3, Math.min(...sides.flat()) / 2);
  return -Math.min(x, y) <= reach && convexDistance(outline, outlineOf2(track)) <= reach;
}
function componentsOf(edges, tracks) {
  const parent = Array.from({ length: tracks }, (_, i) => i);
  const root2 = (i) => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  };
  for (const row of edges) for (const { track } of row.slice(1)) parent[root2(track)] = root2(row[0].track);
  const components = /* @__PURE__ */ new Map();
  edges.forEach((row, i) => {
    if (row.length === 0) return;
    const key = root2(row[0].track);
    const known = components.get(key);
    if (known) known.push(i);
    else components.set(key, [i]);
  });
  return [...components.values()];
}
function settle2(rows, columns, edges, margin, tell) {
  const width = columns.length + rows.length;
  const place3 = new Map(columns.map((column, i) => [column, i]));
  const costs = (withRivals) => {
    const table = new Float64Array(rows.length * width).fill(IMPOSSIBLE);
    rows.forEach((row, r) => {
      for (const { track, price, isGated } of edges[row])
        if (isGated || withRivals) table[r * width + place3.get(track)] = price;
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
      const other = place3.get(track);
      if (other === column) return [];
      const more = totalWith(rivalled, rows.length, width, { row: r, column: other }) - known;
      return more < margin ? [[track, likelihood(more)]] : [];
    });
    if (rivals.length === 0) return tell(row, columns[column], []);
    const all = rivals.reduce((sum, [, chance2]) => sum + chance2, 1);
    tell(
      row,
      columns[column],
      [[columns[column], 1], ...rivals].map(([track, chance2]) => [track, chance2 / all])
    );
  });
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
    if (!places.every((place3) => place3.firstSeen > from.lastSeen || from.firstSeen > place3.lastSeen)) continue;
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
  const [one, other] = [sidesOf3(a), sidesOf3(b)];
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
function sidesOf3({ own, outer }) {
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
      outline: outlineOf2(track),
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
var RAD2 = Math.PI / 180;
function toWorld({ position, yawDeg }, [right, forward]) {
  const [sin, cos] = [Math.sin(yawDeg * RAD2), Math.cos(yawDeg * RAD2)];
  return [position[0] + right * cos + forward * sin, position[1] - right * sin + forward * cos];
}
function detectionsOf({ objects, pose, poseSd, view }, { base, perMeter }) {
  const isSquare = Math.abs(normalizeDeg(pose.yawDeg * 4)) < 1e-7;
  return objects.map((object) => {
    const own = placeOutline(object);
    const outline = own.map((point) => toWorld(pose, point));
    const middle2 = object.footprint ? centerOf2(object.footprint) : aabbCenter(object.box);
    const center = toWorld(pose, middle2);
    const range = Math.hypot(middle2[0], middle2[1]);
    const sd = base + perMeter * range;
    const isCut = isCutBy(own, view.fovDeg, view.range);
    const sideways = range * poseSd.yawDeg * RAD2;
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
    const yawSd = Math.max(LEAST_YAW_SD, Math.min(45, Math.atan2(sd, Math.max(length3, 0.1)) / RAD2), poseYawSd);
    return { own: { length: length3, width, yawDeg, yawSd } };
  }
  if (footprint !== void 0 || !isSquare) return {};
  const world = aabbOfPoints(outline);
  const [x, y] = [world.maxX - world.minX, world.maxY - world.minY];
  return { own: x >= y ? { length: x, width: y, yawDeg: 90, yawSd: 1 } : { length: y, width: x, yawDeg: 0, yawSd: 1 } };
}
function axisYaw([x, y]) {
  const yaw = normalizeDeg(Math.atan2(x, y) / RAD2);
  return yaw > 90 ? yaw - 180 : yaw <= -90 ? yaw + 180 : yaw;
}
var perpendicular = ([x, y]) => {
  const length3 = Math.hypot(x, y);
  return length3 === 0 ? [0, 0] : [y / length3, -x / length3];
};
function centerOf2(points) {
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
    const bearing = Math.abs(Math.atan2(right, forward)) / RAD2;
    return bearing >= half || Math.hypot(right, forward) >= range - BORDER;
  });
}

// src/score/map/align.ts
var ALIGNMENTS = ["none", "translation", "rigid", "similarity"];
var IDENTITY2 = { cos: 1, sin: 0, scale: 1, tx: 0, ty: 0 };
function applyTransform({ cos, sin, scale, tx, ty }, x, y) {
  return [scale * (cos * x - sin * y) + tx, scale * (sin * x + cos * y) + ty];
}
function transformYawDeg({ cos, sin }) {
  return normalizeDeg(-Math.atan2(sin, cos) * 180 / Math.PI);
}
function fitAlignment(from, to, kind2) {
  if (kind2 === "none" || from.length === 0) return IDENTITY2;
  const p = centroid(from);
  const t = centroid(to);
  let cos = 1;
  let sin = 0;
  let scale = 1;
  if (kind2 !== "translation") {
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
      cos = snapped2(along / size);
      sin = snapped2(across / size);
      if (kind2 === "similarity") scale = usable(size / square * (tSize / pSize));
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
function residualOf(from, to, transform) {
  if (from.length === 0) return null;
  let worst = 0;
  const distances = from.map((point, i) => {
    const [x, y] = applyTransform(transform, point[0], point[1]);
    const d = Math.hypot(x - to[i][0], y - to[i][1]);
    worst = Math.max(worst, d);
    return d;
  });
  if (!(worst > 0)) return 0;
  if (!(worst < Infinity)) return Number.MAX_VALUE;
  let sum = 0;
  for (const d of distances) sum += (d / worst) ** 2;
  return worst * Math.sqrt(sum / from.length);
}
function isMirrored(from, to, kind2) {
  if (from.length < 3) return false;
  const free2 = kind2 === "similarity" ? "similarity" : "rigid";
  const reflected = from.map(([x, y]) => [0 - x, y]);
  const proper = residualOf(from, to, fitAlignment(from, to, free2));
  const mirrored = residualOf(reflected, to, fitAlignment(reflected, to, free2));
  return isClearlyBetter(mirrored, proper, to);
}
function isClearlyBetter(reflected, proper, to) {
  return reflected * 2 < proper && proper > 0.01 * spread(to, centroid(to));
}
function usable(scale) {
  return scale > 1e-9 && scale < 1e9 ? scale : 1;
}
function snapped2(value) {
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
  if (transform === IDENTITY2) return detection;
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
  const place3 = state.count++;
  if (entry.kind === "observe") return foldObservation(state, entry, place3, settings);
  return { ...NOTHING, forgotten: foldEdit(state, entry, place3, settings) };
}
function foldObservation(state, observation, place3, settings) {
  const named2 = (detection) => {
    return { ...detection, folded: nameIn(settings, detection.folded) };
  };
  let detections = detectionsOf(observation, settings.detection).map(named2);
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
      const seenAs = { at, from: pose.position, entry: place3, odds: SEEN };
      const { id, track: begun } = begin2(state, detection, seenAs, settings);
      seen.add(begun);
      added2.push(id);
      return;
    }
    const plausible = rivals.filter(({ chance: chance2 }) => chance2 >= LEAST_CHANCE).map((rival) => rival.track);
    for (const one of track === void 0 ? plausible : [track]) {
      if (seen.has(one)) continue;
      seen.add(one);
      note(one, { at, entry: place3, what: track === void 0 ? "ambiguous" : "seen" });
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
    note(track, { at, entry: place3, what: "not-seen" });
  }
  const forgotten = makeRoom(state, settings);
  const ids = notSeen.map(({ id }) => id);
  return { matched, added: added2, ambiguous, notSeen: ids, drift: reported(drift, settings.correctDrift), forgotten };
}
function begin2(state, detection, seen, settings) {
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
function nextId({ named: named2, ids }, { label, folded }) {
  for (; ; ) {
    const count = (named2.get(folded) ?? 0) + 1;
    named2.set(folded, count);
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
function foldEdit(state, edit, place3, settings) {
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
  note(track, { at: edit.at, entry: place3, what: "corrected" });
  state.index.set(track, reachOf(track, settings));
  return [];
}
var nameIn = ({ synonyms }, folded) => synonyms.get(folded) ?? folded;

// src/memory/locate.ts
function locateIn({ at, objects }, {
  name,
  from,
  nameOf: nameOf4
}) {
  const pose = from && checkPose(from);
  const same = objects.filter(({ id }) => id === name);
  const found = same.length > 0 && !objects.some(({ label }) => label === name) ? same : objects.filter(({ label }) => nameOf4(label) === nameOf4(name));
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
      const place3 = placeOf2(one);
      goBack(place3);
      entries.splice(place3, 0, one);
      texts.add(one.text);
      bytes += one.bytes;
      return one;
    },
    report(one) {
      const place3 = placeOf2(one);
      goBack(place3);
      foldTo(place3);
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
    entryAt: (place3) => entries[place3 - (checkpoint?.state.count ?? 0)]
  };
}
var lastOf = ({ last: { hash, text } }) => ({ entry: JSON.parse(text), hash, text });
function saveState({ tracks, named: named2, count }) {
  return { tracks: tracks.map((track) => ({ ...track })), named: [...named2], count };
}
var loadState = ({ tracks, named: named2, count }, settings) => copyState({ tracks: [...tracks], named: new Map(named2), count }, settings);

// src/memory/options.ts
function readOptions(options) {
  const { margin, detection, correctDrift, maxObjects } = { ...DEFAULT_SETTINGS, ...options };
  const { maxObservations = 1e4, maxBytes = 64 * 1024 * 1024 } = options;
  if (!(margin >= 0 && Number.isFinite(margin))) throw bad2("margin: 0 or more", margin, "leave it out for 13.8");
  if (!(detection.base > 0 && detection.perMeter >= 0 && Number.isFinite(detection.base + detection.perMeter)))
    throw bad2("detection: { base: over 0, perMeter: 0 or more }", detection, "leave it out for 0.05 and 0.05");
  for (const [name, value] of Object.entries({ maxObjects, maxObservations, maxBytes }))
    if (!(Number.isInteger(value) && value >= 10)) throw bad2(`${name}: a whole number from 10`, value, "leave it out");
  const lives = Object.entries(options.halfLives ?? {});
  for (const [label, life] of lives)
    if (!(life > 0)) throw bad2(`halfLives.${label}: seconds over 0`, life, "leave it out for what does not fade");
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
  const reasons = history.map(({ at, what, entry: place3 }) => {
    const one = entryAt(place3);
    if (one === void 0) return { at, what, hash: null };
    if (one.entry.kind !== "observe") return { at, what, hash: one.hash };
    const { pose, source } = one.entry;
    return { at, what, hash: one.hash, pose, ...source !== void 0 && { source } };
  });
  return { id, label, reasons, odds };
}

// src/memory/memory.ts
var createMemory = (options = {}) => memoryFrom(options);
function memoryFrom(options, checkpoint, fill3) {
  const { settings, limits, fading } = readOptions(options);
  const log = createLog(settings, limits, checkpoint);
  fill3?.((entry) => log.insert(entry));
  log.trim();
  const newest = () => log.entries().at(-1)?.entry.at ?? log.checkpoint()?.last.at ?? 0;
  const belief = (at, state) => beliefOf(state, at, fading);
  const nameOf4 = (label) => {
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
    throw bad2("at: a finite number of seconds", at, "leave it out for the newest time");
  };
  return {
    observe(input) {
      const { observation, diagnostics } = readObservation(input);
      const one = log.insert(observation);
      if (one === void 0) {
        const { hash } = logged(observation);
        return { ...NOTHING, hash, isNew: false, diagnostics, checkpointed: 0 };
      }
      const report2 = log.report(one);
      return { ...report2, hash: one.hash, isNew: true, diagnostics, checkpointed: log.trim() };
    },
    belief: (at = newest()) => belief(timeOf(at), log.state()),
    locate(label, { from, at = newest() } = {}) {
      return locateIn(belief(timeOf(at), log.state()), { name: label, from, nameOf: nameOf4 });
    },
    changes(since) {
      const begin3 = log.checkpoint()?.last.at ?? timeOf(since);
      const then = Math.max(timeOf(since), begin3);
      return changesBetween(belief(then, log.stateAt(then)), belief(newest(), log.state()));
    },
    why(id) {
      known(id);
      return explain(log.state(), id, (place3) => log.entryAt(place3));
    },
    visibleFrom: (pose, view = {}) => visibleIn(log.state(), belief(newest(), log.state()), pose, view),
    correct(id, change, at = newest()) {
      if (change.position !== void 0 && !change.position.every((n) => Number.isFinite(n)))
        throw bad2("position: two finite numbers", change.position, "leave it out to keep the place");
      if (change.label !== void 0 && foldLabel(change.label) === "")
        throw bad2("label: a name", change.label, "leave it out to keep the name");
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
    const stand2 = [random.between(2, 18), random.between(-1, 8)];
    const near2 = places.filter(([x, y]) => y > stand2[1] + 0.2 && Math.abs(x - stand2[0]) < y - stand2[1]).sort((a, b) => Math.hypot(a[0] - stand2[0], a[1] - stand2[1]) - Math.hypot(b[0] - stand2[0], b[1] - stand2[1])).slice(0, 30);
    const input = { pose: { position: stand2, yawDeg: 0 }, objects: shown2(near2, stand2), at };
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

// src/scene/walk/free-floor.ts
var FAR2 = 0.8;
var STEP3 = 0.1;
var MOST_POINTS = 250;
var [STEP_OVER2, OVERHEAD] = [0.05, 0.2];
var IS_ROOM = 0.8;
function freeFloorOf(scene, eyeHeight) {
  const { layout, walls } = scene;
  const outlines = layout.objects.flatMap((object) => [...placeOutline(object)]);
  const region = layout.floor ?? widened(convexHull(outlines));
  const box = aabbOfPoints(region);
  if (box === void 0) return void 0;
  const area2 = Math.abs(signedArea(region));
  const obstacles = [
    ...layout.objects.filter((object) => isInWay(object, eyeHeight)).map((object) => placeOutline(object)),
    ...walls.filter(({ base, top }) => base < eyeHeight + OVERHEAD && top > STEP_OVER2).map(({ from, to }) => [from, to]),
    // There is a wall where the floor ends, even if the file does not list it.
    ...layout.floor ? edgesOf(layout.floor) : []
  ].filter((outline) => Math.abs(signedArea(outline)) < IS_ROOM * area2).map((outline) => ({ outline, box: aabbOfPoints(outline) }));
  return measured(region, box, obstacles);
}
function isInWay({ zRange }, eyeHeight) {
  return zRange === void 0 || zRange[0] < eyeHeight + OVERHEAD && zRange[1] > STEP_OVER2;
}
var edgesOf = (polygon) => polygon.map((from, i) => [from, polygon[(i + 1) % polygon.length]]);
function widened(hull) {
  return convexHull(
    hull.flatMap(([x, y]) => [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1]
    ])
  );
}
function measured(region, box, obstacles) {
  const longest = Math.max(box.maxX - box.minX, box.maxY - box.minY);
  const step = Math.max(STEP3, longest / MOST_POINTS);
  const columns = Math.floor((box.maxX - box.minX) / step) + 1;
  const rows = Math.floor((box.maxY - box.minY) / step) + 1;
  const { minX, minY } = box;
  const clearance = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const y = minY + row * step;
    const crossings = crossingsAt(region, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil((crossings[i] - minX) / step));
      const last = Math.min(columns - 1, Math.floor((crossings[i + 1] - minX) / step));
      clearance.fill(FAR2, row * columns + first, row * columns + last + 1);
    }
  }
  for (const { outline, box: around2 } of obstacles) {
    const first = Math.max(0, Math.ceil((around2.minX - FAR2 - minX) / step));
    const last = Math.min(columns - 1, Math.floor((around2.maxX + FAR2 - minX) / step));
    const low = Math.max(0, Math.ceil((around2.minY - FAR2 - minY) / step));
    const high = Math.min(rows - 1, Math.floor((around2.maxY + FAR2 - minY) / step));
    for (let row = low; row <= high; row++)
      for (let column = first; column <= last; column++) {
        const index = row * columns + column;
        if (clearance[index] === 0) continue;
        const away = distanceTo2(outline, minX + column * step, minY + row * step);
        if (away < clearance[index]) clearance[index] = away;
      }
  }
  const clearanceAt = ([x, y]) => {
    const crossings = crossingsAt(region, y);
    if (crossings.filter((at) => at <= x).length % 2 === 0) return 0;
    let least = FAR2;
    for (const { outline, box: around2 } of obstacles) {
      if (x < around2.minX - least || x > around2.maxX + least) continue;
      if (y < around2.minY - least || y > around2.maxY + least) continue;
      least = Math.min(least, distanceTo2(outline, x, y));
    }
    return least;
  };
  return { minX, minY, step, columns, rows, clearance, clearanceAt };
}
function crossingsAt(polygon, y) {
  const crossings = [];
  for (let i = 0; i < polygon.length; i++) {
    const [ax, ay] = polygon[i];
    const [bx, by] = polygon[(i + 1) % polygon.length];
    if (ay > y !== by > y) crossings.push(ax + (y - ay) / (by - ay) * (bx - ax));
  }
  return crossings.sort((a, b) => a - b);
}
function distanceTo2(outline, x, y) {
  let inside = outline.length > 2;
  let least = Infinity;
  for (let i = 0; i < outline.length; i++) {
    const [ax, ay] = outline[i];
    const [bx, by] = outline[(i + 1) % outline.length];
    const [ux, uy, dx, dy] = [bx - ax, by - ay, x - ax, y - ay];
    if (ux * dy - uy * dx < 0) inside = false;
    const squared = ux * ux + uy * uy;
    const along = squared > 0 ? Math.max(0, Math.min(1, (dx * ux + dy * uy) / squared)) : 0;
    const [px, py] = [dx - along * ux, dy - along * uy];
    least = Math.min(least, px * px + py * py);
  }
  return inside ? 0 : Math.sqrt(least);
}

// src/scene/walk/gaze.ts
var MOST_TURN_DEG2 = 30;
var TURN_STEP_DEG = 5;
var [PITCH_DEG, PITCH_SWAY_DEG] = [-10, 4];
var RASTER_WIDTH = 80;
var interest = (timesSeen) => 1 / ((1 + 2 * timesSeen) * (1 + 2 * timesSeen));
function gazeAlong(scene, path, lens, random) {
  const timesSeen = scene.layout.objects.map(() => 0);
  const cameras = [];
  let yawDeg;
  let sway = random.between(-PITCH_SWAY_DEG, PITCH_SWAY_DEG);
  path.forEach((place3, frame) => {
    const ahead = path[frame + 1] ? subtract(path[frame + 1], place3) : void 0;
    yawDeg = chooseYaw(scene, place3, lens, { timesSeen, ahead, yawDeg });
    sway = Math.max(-PITCH_SWAY_DEG, Math.min(PITCH_SWAY_DEG, sway + random.between(-1.5, 1.5)));
    const camera = {
      id: `frame-${frame}`,
      position: [place3[0], place3[1], lens.eyeHeight],
      yawDeg,
      pitchDeg: PITCH_DEG + Math.round(sway * 2) / 2,
      verticalFovDeg: lens.verticalFovDeg,
      width: lens.width,
      height: lens.height
    };
    cameras.push(camera);
    visibility(scene, camera, { rasterWidth: RASTER_WIDTH }).objects.forEach(({ seen }, i) => {
      if (seen) timesSeen[i]++;
    });
  });
  return cameras;
}
function chooseYaw(scene, place3, lens, { timesSeen, ahead, yawDeg }) {
  const [sinV, cosV] = stableForward(lens.verticalFovDeg / 2);
  const tanH = sinV / cosV * (lens.width / lens.height);
  const cosEdge = 1 / Math.sqrt(1 + 0.7 * tanH * tanH);
  const wishes = scene.layout.objects.map(({ box }, i) => wishOf(scene, place3, aabbCenter(box), timesSeen[i]));
  const [from, turns2] = yawDeg === void 0 ? [0, 180] : [yawDeg, MOST_TURN_DEG2];
  let [best, most] = [from, -Infinity];
  for (let turn = -turns2; turn <= turns2; turn += TURN_STEP_DEG) {
    const yaw = normalizeDeg(from + turn);
    const forward = stableForward(yaw);
    let score = ahead ? 0.4 * cosine(forward, ahead) : 0;
    if (yawDeg !== void 0) score -= 0.1 * Math.abs(turn) / MOST_TURN_DEG2;
    for (const { to, weight } of wishes) {
      const cos = cosine(forward, to);
      score += weight * (cos >= cosEdge ? 1 + cos : 0.15 * (1 + cos));
    }
    if (score > most) [best, most] = [yaw, score];
  }
  return best;
}
function wishOf(scene, from, center, timesSeen) {
  const to = subtract(center, from);
  const away = Math.sqrt(to[0] * to[0] + to[1] * to[1]);
  const distance3 = away < 0.7 ? 0.4 : Math.min(1, 4 / away);
  const hidden = scene.walls.some((wall) => wall.base <= 0 && between(from, center, wall.from, wall.to)) ? 0.1 : 1;
  return { to, weight: interest(timesSeen) * distance3 * hidden };
}
function cosine(forward, to) {
  const length3 = Math.sqrt(to[0] * to[0] + to[1] * to[1]);
  return length3 > 0 ? (forward[0] * to[0] + forward[1] * to[1]) / length3 : 0;
}
function between(eye, place3, a, b) {
  const to = [eye[0] + (place3[0] - eye[0]) * 0.95, eye[1] + (place3[1] - eye[1]) * 0.95];
  const side = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(eye, to, a) > 0 !== side(eye, to, b) > 0 && side(a, b, eye) > 0 !== side(a, b, to) > 0;
}

// src/scene/walk/ground.ts
var CLEARANCES = [0.3, 0.2, 0.1, 0.02];
var FEWEST2 = 10;
var LARGER = 3;
function groundOf(floor, near2) {
  for (const fewest of [FEWEST2, 1])
    for (const clearance of CLEARANCES) {
      const pieces = piecesOf2(floor, clearance + floor.step / 2 - 1e-9);
      const largest = pieces.reduce((most, { length: length3 }) => Math.max(most, length3), 0);
      if (largest < fewest) continue;
      const large = pieces.filter(({ length: length3 }) => length3 * LARGER >= largest);
      const points = near2 ? leastBy(large, (piece) => leastAway(floor, piece, near2)) : leastBy(large, ({ length: length3 }) => -length3);
      const free2 = new Uint8Array(floor.clearance.length);
      for (const index of points) free2[index] = 1;
      return { floor, clearance, free: free2, points };
    }
  return void 0;
}
function piecesOf2({ clearance, columns, rows }, least) {
  const known = new Uint8Array(clearance.length);
  const pieces = [];
  for (let start = 0; start < clearance.length; start++) {
    if (known[start] === 1 || clearance[start] < least) continue;
    const piece = [start];
    known[start] = 1;
    for (const index of piece)
      for (const next of neighborsOf(index, columns, rows)) {
        if (known[next] === 1 || clearance[next] < least) continue;
        known[next] = 1;
        piece.push(next);
      }
    pieces.push(piece.sort((a, b) => a - b));
  }
  return pieces;
}
function leastBy(all, numberOf3) {
  let best = all[0];
  let least = numberOf3(best);
  for (const one of all.slice(1)) {
    const number = numberOf3(one);
    if (number < least) [best, least] = [one, number];
  }
  return best;
}
var leastAway = (floor, piece, near2) => piece.reduce((least, index) => Math.min(least, distance(gridPoint(floor, index), near2)), Infinity);
function neighborsOf(index, columns, rows) {
  const column = index % columns;
  const neighbors = [];
  if (column > 0) neighbors.push(index - 1);
  if (column < columns - 1) neighbors.push(index + 1);
  if (index >= columns) neighbors.push(index - columns);
  if (index < columns * (rows - 1)) neighbors.push(index + columns);
  return neighbors;
}
var gridPoint = ({ minX, minY, step, columns }, index) => [
  minX + index % columns * step,
  minY + Math.floor(index / columns) * step
];
var pointAt = ({ floor }, index) => gridPoint(floor, index);
var closestFree = (ground, place3) => leastBy(ground.points, (index) => distance(pointAt(ground, index), place3));
function freestPoint(ground) {
  const { points, floor } = ground;
  let [x, y] = [0, 0];
  for (const index of points) {
    const [px, py] = pointAt(ground, index);
    x += px / points.length;
    y += py / points.length;
  }
  const middle2 = [x, y];
  return leastBy(points, (index) => 1e-3 * distance(pointAt(ground, index), middle2) - floor.clearance[index]);
}
function routesFrom(ground, start) {
  const { columns, rows, clearance, step } = ground.floor;
  const length3 = new Float64Array(clearance.length).fill(Infinity);
  const previous = new Int32Array(clearance.length).fill(-1);
  length3[start] = 0;
  const buckets = Array.from({ length: 31 }, () => []);
  buckets[0].push(start);
  const cost = new Int32Array(clearance.length).fill(2147483647);
  cost[start] = 0;
  for (let now = 0, empty = 0; empty <= 31; now++) {
    const bucket = buckets[now % 31];
    empty = bucket.length === 0 ? empty + 1 : 0;
    for (const index of bucket) {
      if (cost[index] !== now) continue;
      for (const next of neighborsOf(index, columns, rows)) {
        if (ground.free[next] === 0) continue;
        const total = now + 10 + Math.round(20 * (FAR2 - clearance[next]) / FAR2);
        if (total >= cost[next]) continue;
        cost[next] = total;
        previous[next] = index;
        length3[next] = length3[index] + step;
        buckets[total % 31].push(next);
      }
    }
    bucket.length = 0;
  }
  return { length: length3, previous };
}
function routeTo({ previous }, goal) {
  const route = [goal];
  for (let index = previous[goal]; index >= 0; index = previous[index]) route.push(index);
  return route.reverse();
}

// src/scene/walk/path.ts
var LONGEST_STEP = 0.6;
function pathFrom(ground, start, frames, random) {
  const first = routesFrom(ground, start);
  const far = furthest(ground, random, (index) => first.length[index]);
  const second = routesFrom(ground, far);
  const other = furthest(ground, random, (index) => Math.min(first.length[index], second.length[index]));
  const nearFirst = first.length[other] <= first.length[far] !== random.next() < 0.25;
  const route = nearFirst ? [...routeTo(first, other), ...back(routeTo(second, other))] : [...routeTo(first, far), ...routeTo(second, other).slice(1)];
  const line = rounded2(
    ground,
    straightened(
      ground,
      route.map((index) => pointAt(ground, index))
    )
  );
  return spread2(line, frames).map((point) => settled2(ground, point));
}
var back = (route) => route.slice(0, -1).reverse();
function furthest(ground, random, away) {
  let [best, most] = [ground.points[0], -Infinity];
  for (const index of ground.points) {
    const score = away(index) * (1 + 0.25 * random.next());
    if (score > most) [best, most] = [index, score];
  }
  return best;
}
function straightened(ground, points) {
  const line = [points[0]];
  for (let at = 0; at < points.length - 1; ) {
    let next = at + 1;
    for (let jump = 64; jump >= 1; jump /= 2)
      while (next + jump < points.length && isFree2(ground, points[at], points[next + jump])) next += jump;
    line.push(points[next]);
    at = next;
  }
  return line;
}
function isFree2(ground, from, to) {
  const { minX, minY, step, columns } = ground.floor;
  const steps = Math.max(1, Math.ceil(2 * distance(from, to) / step));
  for (let i = 0; i <= steps; i++) {
    const x = from[0] + (to[0] - from[0]) * i / steps;
    const y = from[1] + (to[1] - from[1]) * i / steps;
    const index = Math.round((y - minY) / step) * columns + Math.round((x - minX) / step);
    if (ground.free[index] !== 1) return false;
  }
  return true;
}
function rounded2(ground, line) {
  let points = [...line];
  for (let round = 0; round < 2; round++) {
    points = points.flatMap((corner, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (before === void 0 || after === void 0) return [corner];
      const [from, to] = [quarterOf(corner, before), quarterOf(corner, after)];
      return isFree2(ground, from, to) ? [from, to] : [corner];
    });
  }
  return points;
}
var quarterOf = (corner, other) => [
  corner[0] + (other[0] - corner[0]) / 4,
  corner[1] + (other[1] - corner[1]) / 4
];
function spread2(line, count) {
  const lengths = line.slice(1).map((point, i) => distance(line[i], point));
  const total = lengths.reduce((sum, length3) => sum + length3, 0);
  const step = count > 1 ? Math.min(LONGEST_STEP, total / (count - 1)) : 0;
  let segment = 0;
  let passed = 0;
  return Array.from({ length: count }, (_, i) => {
    const wanted = i * step;
    while (segment < lengths.length - 1 && passed + lengths[segment] < wanted) passed += lengths[segment++];
    const [from, to] = [line[segment], line[segment + 1] ?? line[segment]];
    const length3 = lengths[segment] ?? 0;
    const share = length3 > 0 ? Math.min(1, (wanted - passed) / length3) : 0;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}
function settled2(ground, point) {
  const micro = ([x, y]) => [Math.round(x * 1e6) / 1e6 + 0, Math.round(y * 1e6) / 1e6 + 0];
  const exact = micro(point);
  if (ground.floor.clearanceAt(exact) >= ground.clearance) return exact;
  const { minX, minY, step, columns } = ground.floor;
  const index = Math.round((point[1] - minY) / step) * columns + Math.round((point[0] - minX) / step);
  return micro(pointAt(ground, index));
}

// src/scene/walk/walk.ts
function sampleWalk(scene, options) {
  const { seed, frames, ...lens } = filled(options);
  const random = createRandom(seed);
  const floor = freeFloorOf(scene, lens.eyeHeight);
  const door = doorOf2(scene, random);
  const ground = floor && groundOf(floor, door);
  if (!ground)
    throw new V2loError({
      code: "bad-option",
      expected: "a scene with free floor to stand on",
      received: `${showReceived(scene.id)}, ${floor ? "covered by its objects" : "without floor and objects"}`,
      remedy: "leave out objects that stand for the room, or give the scene cameras"
    });
  const start = door ? closestFree(ground, door) : freestPoint(ground);
  const path = pathFrom(ground, start, frames, random);
  return { cameras: gazeAlong(scene, path, lens, random), source: "sampled", clearance: ground.clearance };
}
var DOORS = new Set(["door", "doorway", "doorframe"].map(foldLabel));
function doorOf2({ layout }, random) {
  const doors = layout.objects.filter(({ label }) => DOORS.has(foldLabel(label)));
  const door = doors[random.below(Math.max(1, doors.length))];
  return door && aabbCenter(door.box);
}
function filled(options) {
  const { seed, frames = 16, eyeHeight = 1.5, verticalFovDeg = 60, width = 640, height = 480 } = options ?? {};
  const isSeed = Number.isInteger(seed) && seed >= 0 && seed <= 4294967295;
  check3(isSeed, "seed: a whole number from 0 to 4294967295", seed, "pass { seed: 1 }");
  check3(Number.isInteger(frames) && frames >= 1 && frames <= 1e3, "frames: 1 to 1000", frames, "leave it out for 16");
  check3(eyeHeight >= 0.1 && eyeHeight <= 3, "eyeHeight: 0.1 to 3 meters", eyeHeight, "leave it out for 1.5");
  checkCamera({ id: "of the walk", position: [0, 0, eyeHeight], yawDeg: 0, pitchDeg: 0, verticalFovDeg, width, height });
  return { seed, frames, eyeHeight, verticalFovDeg, width, height };
}
function check3(holds2, expected, received, remedy) {
  if (!holds2) throw new V2loError({ code: "bad-option", expected, received: showReceived(received), remedy });
}

// src/grid/grid-map.ts
function isGridMap(map) {
  return "yAxis" in map && "objects" in map;
}

// src/score/map/quality.ts
function boxQuality(p, i, t, j) {
  const dx = p.x[i] - t.x[j];
  const dy = p.y[i] - t.y[j];
  const near2 = 1 - (dx * dx + dy * dy);
  if (!(near2 > 0)) return 0;
  return near2 * near2 * near2 * ratio(p.halfX[i], t.halfX[j]) * ratio(p.halfY[i], t.halfY[j]);
}
function ratio(a, b) {
  return a === b ? 1 : a < b ? a / b : b / a;
}
function iouOf(offset, p, i, t, j) {
  const [dx, dy] = offset;
  const [hw1, hh1, hw2, hh2] = [p.halfX[i], p.halfY[i], t.halfX[j], t.halfY[j]];
  const wide = Math.max(hw1, hw2);
  const high = Math.max(hh1, hh2);
  const area1 = wide > 0 && high > 0 ? hw1 / wide * (hh1 / high) : 0;
  const area2 = wide > 0 && high > 0 ? hw2 / wide * (hh2 / high) : 0;
  if (!(area1 + area2 > 0)) return null;
  const acrossX = Math.min((hw1 / wide + hw2 / wide - Math.abs(dx) / wide) / 2, Math.min(hw1, hw2) / wide);
  const acrossY = Math.min((hh1 / high + hh2 / high - Math.abs(dy) / high) / 2, Math.min(hh1, hh2) / high);
  if (!(acrossX > 0 && acrossY > 0)) return 0;
  const shared = acrossX * acrossY;
  return Math.min(1, shared / (area1 + area2 - shared));
}

// src/score/map/match.ts
var STEP_LIMIT = 1e9;
var PAIR_LIMIT = 1e6;
var CROWD_NEIGHBOURS = 32;
var PAIR_BONUS = 1e-12;
function matchMaps(predicted, truth) {
  const partner = new Int32Array(predicted.count).fill(-1);
  const quality = new Float64Array(predicted.count);
  const work = { predicted, truth, partner, quality, steps: STEP_LIMIT, optimal: true };
  for (const [key, mine] of predicted.groups) {
    const theirs = truth.groups.get(key);
    if (theirs === void 0) continue;
    if (mine.length === 1 && theirs.length === 1) setPair(work, mine[0], theirs[0]);
    else matchLabel(work, mine, theirs);
  }
  return { partner, quality, optimal: work.optimal };
}
function qualityOf({ predicted: p, truth: t }, i, j) {
  return boxQuality(p, i, t, j);
}
function setPair(work, i, j) {
  work.partner[i] = j;
  work.quality[i] = qualityOf(work, i, j);
}
function matchLabel(work, mine, theirs) {
  const crowded = pairsInReach(work, mine, theirs) > PAIR_LIMIT;
  if (crowded) work.optimal = false;
  const edges = crowded ? edgesOfCrowd(work, mine, theirs) : edgesOf2(work, mine, theirs);
  if (crowded) matchGreedily(work, edges);
  else for (const component of componentsOf2(edges)) matchComponent(work, component);
  const free2 = mine.filter((i) => work.partner[i] < 0);
  const taken = new Set(mine.map((i) => work.partner[i]));
  pairRest(
    work,
    free2,
    theirs.filter((j) => !taken.has(j))
  );
}
function pairsInReach({ predicted, truth }, mine, theirs) {
  let pairs = 0;
  let low = 0;
  let high = 0;
  for (const i of mine) {
    const x = predicted.x[i];
    while (low < theirs.length && x - truth.x[theirs[low]] >= 1) low++;
    while (high < theirs.length && truth.x[theirs[high]] - x < 1) high++;
    pairs += Math.max(0, high - low);
  }
  return pairs;
}
function edgesOf2(work, mine, theirs) {
  const short = mine.length <= theirs.length ? mine : theirs;
  const long = short === mine ? theirs : mine;
  const [shortX, longX] = short === mine ? [work.predicted.x, work.truth.x] : [work.truth.x, work.predicted.x];
  const edges = [];
  let low = 0;
  for (const a of short) {
    const x = shortX[a];
    while (low < long.length && x - longX[long[low]] >= 1) low++;
    const found = [];
    let floor = 0;
    for (let k = low; k < long.length && longX[long[k]] - x < 1; k++) {
      const b = long[k];
      const q = short === mine ? qualityOf(work, a, b) : qualityOf(work, b, a);
      if (!(q > floor)) continue;
      found.push(short === mine ? { mine: a, theirs: b, q } : { mine: b, theirs: a, q });
      if (found.length >= 4 * short.length + 64) floor = keepBest(found, short.length);
    }
    if (found.length > short.length) keepBest(found, short.length);
    edges.push(...found);
  }
  return edges;
}
function keepBest(edges, count) {
  edges.sort((a, b) => b.q - a.q);
  edges.length = count;
  return edges[count - 1].q;
}
function edgesOfCrowd(work, mine, theirs) {
  const { predicted: p, truth: t } = work;
  const edges = [];
  let at = 0;
  let copy = 0;
  for (const i of mine) {
    const before = (j) => t.x[j] - p.x[i] || t.y[j] - p.y[i] || t.halfX[j] - p.halfX[i] || t.halfY[j] - p.halfY[i];
    while (at < theirs.length && before(theirs[at]) < 0) at++;
    copy = Math.max(copy, at);
    if (copy < theirs.length && before(theirs[copy]) === 0) edges.push({ mine: i, theirs: theirs[copy++], q: 2 });
    const from = Math.max(0, at - CROWD_NEIGHBOURS / 2);
    for (let k = from; k < Math.min(theirs.length, from + CROWD_NEIGHBOURS); k++) {
      const q = qualityOf(work, i, theirs[k]);
      if (q > 0) edges.push({ mine: i, theirs: theirs[k], q });
    }
  }
  return edges;
}
function matchGreedily(work, edges) {
  const taken = /* @__PURE__ */ new Set();
  for (const { mine, theirs } of edges.sort((a, b) => b.q - a.q)) {
    if (work.partner[mine] >= 0 || taken.has(theirs)) continue;
    taken.add(theirs);
    setPair(work, mine, theirs);
  }
}
function componentsOf2(edges) {
  const parent = /* @__PURE__ */ new Map();
  const find = (node) => {
    let root2 = node;
    for (let up = parent.get(root2); up !== void 0 && up !== root2; up = parent.get(root2)) root2 = up;
    for (let at = node; at !== root2; ) {
      const up = parent.get(at) ?? root2;
      parent.set(at, root2);
      at = up;
    }
    return root2;
  };
  for (const { mine, theirs } of edges) {
    const a = find(mine);
    const b = find(~theirs);
    if (a !== b) parent.set(b, a);
  }
  const components = /* @__PURE__ */ new Map();
  for (const edge of edges) {
    const root2 = find(edge.mine);
    const component = components.get(root2);
    if (component) component.push(edge);
    else components.set(root2, [edge]);
  }
  return components.values();
}
function matchComponent(work, component) {
  if (component.length === 1) {
    setPair(work, component[0].mine, component[0].theirs);
    return;
  }
  const rowOf = numbered(component.map((edge) => edge.mine));
  const columnOf = numbered(component.map((edge) => edge.theirs));
  const short = Math.min(rowOf.size, columnOf.size);
  const long = Math.max(rowOf.size, columnOf.size);
  work.steps -= short * short * long;
  if (work.steps < 0) {
    work.optimal = false;
    matchGreedily(work, component);
    return;
  }
  const weights = new Float64Array(rowOf.size * columnOf.size);
  for (const { mine, theirs, q } of component)
    weights[rowOf.get(mine) * columnOf.size + columnOf.get(theirs)] = q + PAIR_BONUS;
  const rows = [...rowOf.keys()];
  const columns = [...columnOf.keys()];
  const chosen = assignLargest(weights, rows.length, columns.length);
  for (let row = 0; row < rows.length; row++) {
    const column = chosen[row];
    if (column >= 0) setPair(work, rows[row], columns[column]);
  }
}
function numbered(items) {
  const numbers = /* @__PURE__ */ new Map();
  for (const item of items) if (!numbers.has(item)) numbers.set(item, numbers.size);
  return numbers;
}
function pairRest(work, mine, theirs) {
  if (mine.length === 0 || theirs.length === 0) return;
  const columns = pairByDistance(work.predicted, work.truth, mine, theirs, 2e7);
  mine.forEach((i, row) => {
    if (columns[row] >= 0) work.partner[i] = theirs[columns[row]];
  });
}
function pairByDistance(predicted, truth, mine, theirs, limit) {
  const short = Math.min(mine.length, theirs.length);
  if (short === 1 && mine.length * theirs.length === 1) return new Int32Array(1);
  if (short * short * Math.max(mine.length, theirs.length) > limit)
    return Int32Array.from(mine, (_, row) => row < theirs.length ? row : -1);
  const costs = new Float64Array(mine.length * theirs.length);
  let at = 0;
  for (const i of mine)
    for (const j of theirs) {
      const dx = predicted.x[i] - truth.x[j];
      const dy = predicted.y[i] - truth.y[j];
      costs[at++] = Math.min(dx * dx + dy * dy, 1e300);
    }
  return assignSmallest(costs, mine.length, theirs.length);
}

// src/score/map/align-search.ts
var SEARCH_LIMIT = 2e6;
var ASSIGN_LIMIT = 2e6;
var MAX_TRIALS = 400;
var MAX_ROUNDS = 8;
function findAlignment(predicted, truth, kind2) {
  const singles = singlePairs(predicted, truth);
  const mirrored = detectMirrored(predicted, truth, kind2, singles);
  return { transform: kind2 === "none" ? IDENTITY2 : search(predicted, truth, kind2, singles).transform, mirrored };
}
function detectMirrored(predicted, truth, kind2, singles) {
  if (singles.from.length >= 3) return isMirrored(singles.from, singles.to, kind2);
  if (Math.min(predicted.count, truth.count) < 3 || predicted.count * truth.count > 1e4) return false;
  const free2 = kind2 === "similarity" ? "similarity" : "rigid";
  const proper = search(predicted, truth, free2, singles);
  if (proper.pairs.from.length < 3) return false;
  const reflected = { ...predicted, x: predicted.x.map((x) => 0 - x) };
  const other = search(reflected, truth, free2, singlePairs(reflected, truth));
  const properResidual = residualOf(proper.pairs.from, proper.pairs.to, proper.transform);
  const otherResidual = residualOf(other.pairs.from, other.pairs.to, other.transform);
  return isClearlyBetter(otherResidual, properResidual, proper.pairs.to);
}
function search(predicted, truth, kind2, singles) {
  let transform = determines(singles, kind2) ? fitAlignment(singles.from, singles.to, kind2) : firstGuess(predicted, truth, kind2, singles);
  let pairs = pairUp(predicted, truth, transform);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    transform = fitAlignment(pairs.from, pairs.to, kind2);
    const next = pairUp(predicted, truth, transform);
    const settled3 = next.to.every((point, i) => point[0] === pairs.to[i][0] && point[1] === pairs.to[i][1]);
    pairs = next;
    if (settled3) break;
  }
  return { transform, pairs };
}
function determines({ from, to }, kind2) {
  if (kind2 === "translation") return from.length > 0;
  const apart = (points) => points.some((p) => p[0] !== points[0][0] || p[1] !== points[0][1]);
  return from.length > 1 && apart(from) && apart(to);
}
function pointAt2(columns, index) {
  return [columns.x[index], columns.y[index]];
}
function singlePairs(predicted, truth) {
  const from = [];
  const to = [];
  for (const [key, mine] of predicted.groups) {
    const theirs = truth.groups.get(key);
    if (mine.length !== 1 || theirs?.length !== 1) continue;
    from.push(pointAt2(predicted, mine[0]));
    to.push(pointAt2(truth, theirs[0]));
  }
  return { from, to };
}
function pairUp(predicted, truth, transform) {
  const from = [];
  const to = [];
  for (const [key, mine] of predicted.groups) {
    const theirs = truth.groups.get(key);
    if (theirs === void 0) continue;
    const moved2 = { x: [], y: [] };
    for (const i of mine) {
      const [x, y] = applyTransform(transform, predicted.x[i], predicted.y[i]);
      moved2.x.push(x);
      moved2.y.push(y);
    }
    const columns = pairByDistance(moved2, truth, [...mine.keys()], theirs, ASSIGN_LIMIT);
    mine.forEach((i, row) => {
      if (columns[row] < 0) return;
      from.push(pointAt2(predicted, i));
      to.push(pointAt2(truth, theirs[columns[row]]));
    });
  }
  return { from, to };
}
function firstGuess(predicted, truth, kind2, singles) {
  const shared = [...predicted.groups].filter(([key]) => truth.groups.has(key)).map(([key, mine]) => ({ mine, theirs: truth.groups.get(key) })).sort((a, b) => a.mine.length * a.theirs.length - b.mine.length * b.theirs.length);
  if (shared.length === 0) return IDENTITY2;
  const cost = shared.reduce((sum, { mine, theirs }) => sum + mine.length * theirs.length, 0);
  const trials = Math.min(MAX_TRIALS, Math.floor(SEARCH_LIMIT / cost));
  const tried = trialPairs(predicted, truth, kind2, shared, singles);
  let best = IDENTITY2;
  let bestLoss = Infinity;
  for (const pairs of tried.slice(0, trials)) {
    const transform = fitAlignment(pairs.from, pairs.to, kind2);
    const loss = lossOf2(predicted, truth, transform, shared);
    if (loss < bestLoss) {
      bestLoss = loss;
      best = transform;
    }
  }
  if (tried.length > 0 && trials > 0) return best;
  const all = pairUp(predicted, truth, IDENTITY2);
  return fitAlignment(all.from, all.to, kind2);
}
function trialPairs(predicted, truth, kind2, shared, singles) {
  const matches = shared.flatMap(
    ({ mine, theirs }) => mine.slice(0, 20).flatMap((i) => theirs.slice(0, 20).map((j) => ({ i, j, from: pointAt2(predicted, i), to: pointAt2(truth, j) })))
  );
  if (kind2 === "translation") return matches.map(({ from, to }) => ({ from: [from], to: [to] }));
  const trials = [];
  const anchors = singles.from.length > 0 ? [{ i: -1, j: -1, from: singles.from[0], to: singles.to[0] }] : matches;
  for (const a of anchors)
    for (const b of matches) {
      if (trials.length >= MAX_TRIALS * 4) return spreadOut(trials);
      if (a.i === b.i || a.j === b.j) continue;
      const pair = { from: [a.from, b.from], to: [a.to, b.to] };
      if (determines(pair, kind2)) trials.push(pair);
    }
  return spreadOut(trials);
}
function spreadOut(trials) {
  const size = ({ from: [a, b] }) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  return trials.sort((a, b) => size(b) - size(a));
}
function lossOf2(predicted, truth, transform, shared) {
  let loss = 0;
  for (const { mine, theirs } of shared)
    for (const i of mine) {
      const [x, y] = applyTransform(transform, predicted.x[i], predicted.y[i]);
      let nearest = 1;
      for (const j of theirs) {
        const dx = x - truth.x[j];
        const dy = y - truth.y[j];
        nearest = Math.min(nearest, dx * dx + dy * dy);
      }
      loss += nearest;
    }
  return loss;
}

// src/score/map/columns.ts
var columnsOfLayout = /* @__PURE__ */ new WeakMap();
function mapColumns(layout) {
  let columns = columnsOfLayout.get(layout);
  if (columns === void 0) {
    columns = makeColumns(layout);
    columnsOfLayout.set(layout, columns);
  }
  return columns;
}
function makeColumns(layout) {
  const { objects } = layout;
  const count = objects.length;
  const x = [];
  const y = [];
  const halfX = [];
  const halfY = [];
  const groups = /* @__PURE__ */ new Map();
  for (let i = 0; i < count; i++) {
    const { label, box } = objects[i];
    x.push(box.minX / 2 + box.maxX / 2);
    y.push(box.minY / 2 + box.maxY / 2);
    halfX.push(box.maxX / 2 - box.minX / 2);
    halfY.push(box.maxY / 2 - box.minY / 2);
    const key = instanceKey(label);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const byPlace2 = (a, b) => x[a] - x[b] || y[a] - y[b] || halfX[a] - halfX[b] || halfY[a] - halfY[b];
  for (const group of groups.values()) if (group.length > 1) group.sort(byPlace2);
  return { count, x, y, halfX, halfY, groups };
}
function instanceKey(label) {
  if (PLAIN2.test(label)) return label;
  return foldLabel(splitInstance(label)?.label ?? label) || foldLabel(label);
}
var PLAIN2 = /^[a-z]{1,40}$/;
function canonicalOrder(columns) {
  const keys = [...columns.groups.keys()].sort();
  return keys.flatMap((key) => columns.groups.get(key));
}

// src/score/map/pairwise.ts
var PAIRWISE_LIMIT = 2e3;
function pairwiseAgreement(px, py, tx, ty, observer) {
  const count = px.length;
  const step = Math.max(1, Math.ceil(count / PAIRWISE_LIMIT));
  let asked = 0;
  let agreed = 0;
  let errors = 0;
  let apart = 0;
  for (let i = 0; i < count; i += step) {
    if (observer !== void 0) {
      const sector = octantOf(tx[i], ty[i]);
      if (sector >= 0) {
        asked++;
        if (octantOf(px[i] - observer[0], py[i] - observer[1]) === sector) agreed++;
      }
    }
    for (let j = i + step; j < count; j += step) {
      const tdx = tx[j] - tx[i];
      const tdy = ty[j] - ty[i];
      const sector = octantOf(tdx, tdy);
      if (sector < 0) continue;
      const pdx = px[j] - px[i];
      const pdy = py[j] - py[i];
      asked++;
      if (octantOf(pdx, pdy) === sector) agreed++;
      const d = lengthOf2(tdx, tdy);
      errors += Math.min(Math.abs(lengthOf2(pdx, pdy) - d) / d, Number.MAX_VALUE / 1e8);
      apart++;
    }
  }
  return { directionAgreement: asked > 0 ? agreed / asked : null, distanceError: apart > 0 ? errors / apart : null };
}
var TAN_22_5 = Math.SQRT2 - 1;
function octantOf(x, y) {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax <= ay * TAN_22_5) return y > 0 ? 0 : y < 0 ? 4 : -1;
  if (ay <= ax * TAN_22_5) return x > 0 ? 2 : 6;
  return x > 0 ? y > 0 ? 1 : 3 : y > 0 ? 7 : 5;
}
function lengthOf2(x, y) {
  const squared = x * x + y * y;
  return squared > 1e-280 && squared < 1e280 ? Math.sqrt(squared) : Math.min(Math.hypot(x, y), Number.MAX_VALUE);
}

// src/score/map/accuracy.ts
function mapAccuracy(predicted, truth, options = {}) {
  const { align = "none" } = options;
  if (!ALIGNMENTS.includes(align))
    throw new V2loError({
      code: "bad-option",
      expected: `align ${listOptions(ALIGNMENTS)}`,
      received: showReceived(align),
      remedy: "leave it out: a metric map is compared as it is ('none')"
    });
  checkLayout(predicted, "predicted");
  checkLayout(truth, "truth");
  const given = mapColumns(predicted);
  const real = mapColumns(truth);
  const { transform, mirrored } = findAlignment(given, real, align);
  const moved2 = align === "none" ? given : moveCenters(given, transform);
  const seen = align === "none" ? real : truthAsSeen(real, truth.objects, transform);
  const { partner, quality, optimal } = matchMaps(moved2, seen);
  const paired = countPaired(partner);
  const order = orderOf2(given, partner, paired);
  const px = [];
  const py = [];
  const tx = [];
  const ty = [];
  const errors = new Float64Array(paired);
  const pairs = [];
  let matched = 0;
  let sizeErrors = 0;
  let ious = 0;
  let withoutArea = 0;
  for (let k = 0; k < paired; k++) {
    const i = order[k];
    const j = partner[i];
    const q = quality[i];
    px.push(moved2.x[i]);
    py.push(moved2.y[i]);
    tx.push(seen.x[j]);
    ty.push(seen.y[j]);
    const dx = px[k] - tx[k];
    const dy = py[k] - ty[k];
    const centerError = Math.min(lengthOf2(dx, dy), Number.MAX_VALUE / 1e8);
    errors[k] = centerError;
    if (q > 0) matched++;
    sizeErrors += 2 - ratio(moved2.halfX[i], seen.halfX[j]) - ratio(moved2.halfY[i], seen.halfY[j]);
    const across = transform.cos * dx + transform.sin * dy;
    const along = transform.cos * dy - transform.sin * dx;
    const iou = iouOf([across, along], moved2, i, seen, j);
    if (iou === null) withoutArea++;
    else ious += iou;
    pairs.push({ predicted: predicted.objects[i].id, truth: truth.objects[j].id, quality: q, centerError, iou });
  }
  const n = given.count;
  const m = real.count;
  const bothEmpty = n === 0 && m === 0;
  const share = (part, whole) => whole > 0 ? part / whole : bothEmpty ? 1 : 0;
  const observer = predicted.origin === "world" || truth.origin === "world" ? void 0 : applyTransform(transform, 0, 0);
  errors.sort();
  return {
    overall: overallOf(quality, n, m),
    precision: share(matched, n),
    recall: share(matched, m),
    f1: share(2 * matched, n + m),
    coverage: share(paired, m),
    centerError: paired > 0 ? sumOf(errors) / paired : null,
    medianCenterError: paired > 0 ? (errors[paired - 1 >> 1] + errors[paired >> 1]) / 2 : null,
    maxCenterError: paired > 0 ? errors[paired - 1] : null,
    sizeError: paired > 0 ? sizeErrors / (2 * paired) : null,
    meanIou: m - withoutArea > 0 ? ious / (m - withoutArea) : null,
    ...pairwiseAgreement(px, py, tx, ty, observer),
    predictedCount: n,
    truthCount: m,
    matchedCount: matched,
    pairedCount: paired,
    align,
    yawDeg: transformYawDeg(transform),
    scale: transform.scale,
    translation: [transform.tx, transform.ty],
    residual: paired > 0 ? rootMeanSquare(errors) : null,
    mirrored,
    optimal,
    pairs
  };
}
function checkLayout(layout, name) {
  const isList = Array.isArray(layout?.objects);
  const isGrid = isList && isGridMap(layout);
  if (isList && !isGrid && layout.objects.every((object) => typeof object?.box === "object")) return;
  throw new V2loError({
    code: "bad-option",
    expected: `${name}: a layout { origin, objects }`,
    received: isGrid ? "a grid map, whose objects are in cells" : showReceived(layout),
    remedy: isGrid ? "compare grid maps with compareGridMaps, or place them in meters with fromGridMap" : "make one with createLayout, or read it with parseLayout"
  });
}
function overallOf(quality, n, m) {
  if (n === 0 && m === 0) return 1;
  const sorted = quality.slice().sort();
  let matched = 0;
  for (const q of sorted) if (q > 0) matched++;
  return Math.min(1, sumOf(sorted) / (n + m - matched));
}
function countPaired(partner) {
  let count = 0;
  for (let i = 0; i < partner.length; i++) if (partner[i] >= 0) count++;
  return count;
}
function orderOf2(columns, partner, paired) {
  if (paired > PAIRWISE_LIMIT) return canonicalOrder(columns).filter((i) => partner[i] >= 0);
  const order = new Int32Array(paired);
  let k = 0;
  for (let i = 0; i < partner.length; i++) if (partner[i] >= 0) order[k++] = i;
  return order;
}
function sumOf(sorted) {
  let sum = 0;
  for (const value of sorted) sum += value;
  return sum;
}
function rootMeanSquare(sorted) {
  const worst = sorted[sorted.length - 1];
  if (!(worst > 0)) return 0;
  let sum = 0;
  for (const value of sorted) sum += (value / worst) ** 2;
  return worst * Math.sqrt(sum / sorted.length);
}
function moveCenters(columns, transform) {
  const x = [];
  const y = [];
  for (let i = 0; i < columns.count; i++) {
    const [movedX, movedY] = applyTransform(transform, columns.x[i], columns.y[i]);
    x.push(movedX);
    y.push(movedY);
  }
  return {
    ...columns,
    x,
    y,
    halfX: columns.halfX.map((half) => half * transform.scale),
    halfY: columns.halfY.map((half) => half * transform.scale),
    groups: sortedGroups(columns.groups, x)
  };
}
function truthAsSeen(columns, objects, { cos, sin }) {
  const halfX = [];
  const halfY = [];
  for (let j = 0; j < columns.count; j++) {
    const { footprint } = objects[j];
    if (footprint === void 0 || sin === 0) {
      halfX.push(Math.abs(cos) * columns.halfX[j] + Math.abs(sin) * columns.halfY[j]);
      halfY.push(Math.abs(sin) * columns.halfX[j] + Math.abs(cos) * columns.halfY[j]);
    } else {
      halfX.push(halfExtent(footprint, cos, sin));
      halfY.push(halfExtent(footprint, 0 - sin, cos));
    }
  }
  return { ...columns, halfX, halfY };
}
function halfExtent(points, ux, uy) {
  let low = Infinity;
  let high = -Infinity;
  for (const [x, y] of points) {
    const along = x * ux + y * uy;
    low = Math.min(low, along);
    high = Math.max(high, along);
  }
  return high / 2 - low / 2;
}
function sortedGroups(groups, x) {
  return new Map([...groups].map(([key, group]) => [key, group.toSorted((a, b) => x[a] - x[b])]));
}

// test/bench/memory/judge.ts
var NEAR2 = 0.5;
var WITHIN_95 = 1.96;
var Counter = class {
  #sums = /* @__PURE__ */ new Map();
  add(measure, is) {
    this.sum(measure, Number(is));
  }
  sum(measure, value) {
    const known = this.#sums.get(measure) ?? { of: 0, all: 0 };
    this.#sums.set(measure, { of: known.of + value, all: known.all + 1 });
  }
  total() {
    return Object.fromEntries(this.#sums);
  }
};
function judgeOf(walker, tally, { id, from, to, scene }) {
  const label = foldLabel(scene.layout.objects.find((one) => one.id === id).label);
  const within = Math.min(NEAR2, Math.hypot(to[0] - from[0], to[1] - from[1]) / 2);
  let isJudged = false;
  let mendedAfter;
  return {
    look({ ofNew, ofOld }) {
      const places = walker.places().filter((one) => foldLabel(one.label) === label);
      const isAt = (place3) => places.some(({ center }) => Math.hypot(center[0] - place3[0], center[1] - place3[1]) <= within);
      const isRight = isAt(to) && !isAt(from);
      if (isRight) mendedAfter ??= ofNew;
      if (ofNew < 2 || ofOld < 2) return;
      if (!isJudged) {
        tally.add("move right at the second view of both", isRight);
        tally.add("new place known by then", isAt(to));
        tally.add("old place given up by then", !isAt(from));
      }
      isJudged = true;
      tally.add("move right, at that and every later look", isRight);
    },
    end() {
      tally.add("move right at some look", mendedAfter !== void 0);
      if (mendedAfter !== void 0) tally.sum("views of the new place until then", mendedAfter);
    }
  };
}
function judgeEnd(walker, tally, { truth, moved: moved2, truths }) {
  const places = walker.places();
  const believed = new Set(places.map(({ id }) => id));
  for (const { id, label } of truth.layout.objects) {
    if (id === moved2) continue;
    const own = [...truths].flatMap(([known, set]) => set.has(id) ? [known] : []);
    const there = own.filter((one) => believed.has(one));
    tally.sum("duplicates", Math.max(0, there.filter((one) => truths.get(one).size === 1).length - 1));
    if (own.some((one) => foldLabel(walker.labelOf(one) ?? "") === foldLabel(label)))
      tally.add("falsely missing", there.length === 0);
  }
  for (const id of truths.keys()) tally.add("of several things", truths.get(id).size > 1);
  for (const { label, center, confidence } of places) {
    const isThere2 = truth.layout.objects.some((object) => {
      const [x, y] = centerOf(object);
      return foldLabel(object.label) === foldLabel(label) && Math.hypot(x - center[0], y - center[1]) <= NEAR2;
    });
    tally.add("ghosts and things that are gone", !isThere2);
    tally.sum("Brier score of existence", (confidence - Number(isThere2)) ** 2);
  }
}
function coverage(memory, tally, { truth, moved: moved2, truths }) {
  const { objects, layout } = memory.belief();
  for (const { id, center, sd, state, label } of objects) {
    const [of, ...others] = truths.get(id) ?? [];
    const object = truth.layout.objects.find((one) => one.id === of);
    if (state === "missing" || object === void 0) continue;
    const isOwn = others.length === 0 && of !== moved2 && foldLabel(object.label) === foldLabel(label);
    const add = (measure, is) => {
      if (isOwn) tally.add(measure, is);
      tally.add(`${measure}, over all`, is);
    };
    const true_ = centerOf(object);
    for (const axis of [0, 1])
      add("true center in the 95 % interval", Math.abs(center[axis] - true_[axis]) <= WITHIN_95 * sd.center[axis]);
    const { box } = layout.objects.find((one) => one.id === id);
    if (sd.edges === null) continue;
    for (const [edge, deviation] of [
      ["minX", sd.edges[0]],
      ["maxX", sd.edges[0]],
      ["minY", sd.edges[1]],
      ["maxY", sd.edges[1]]
    ])
      add("true edge in the 95 % interval", Math.abs(box[edge] - object.box[edge]) <= WITHIN_95 * deviation);
  }
}

// test/bench/memory/moved.ts
var FOV_DEG = 2 * Math.atan(Math.tan(Math.PI / 6) * 4 / 3) * 180 / Math.PI;
var TRIES2 = 60;
var VIEWS = 2;
var lookOf = (camera, at) => ({
  pose: poseOf(camera),
  view: { fovDeg: FOV_DEG, range: 10, pitchDeg: camera.pitchDeg },
  at
});
function isInSight({ layout, ...scene }, camera, at, id) {
  const { pose, view } = lookOf(camera, at);
  const lens = cameraOf({ pose, view: readView(view) });
  const plainly = { minShare: 0.7, minInside: 0.8, fillsFrame: 1, minPixels: 12e-4 };
  return visibility({ ...scene, layout }, lens, plainly).objects.some((one) => one.id === id && one.seen);
}
function movedScene(scene, {
  by,
  random,
  before,
  after
}) {
  const { objects } = scene.layout;
  const alone = objects.filter(
    ({ label, box }) => objects.filter((other) => foldLabel(other.label) === foldLabel(label)).length === 1 && Math.max(box.maxX - box.minX, box.maxY - box.minY) < 1.5
  );
  const xs = objects.map((one) => centerOf(one)[0]);
  const ys = objects.map((one) => centerOf(one)[1]);
  const views = (of, cameras, id) => cameras.filter((camera, at) => isInSight(of, camera, at, id)).length;
  for (let tries = 0; tries < TRIES2 && alone.length > 0; tries++) {
    const { id, ...one } = alone[random.below(alone.length)];
    const [x, y] = centerOf({ id, ...one });
    const turn = random.between(0, 2 * Math.PI);
    const to = [x + by * Math.cos(turn), y + by * Math.sin(turn)];
    const isInside3 = to[0] > Math.min(...xs) && to[0] < Math.max(...xs) && to[1] > Math.min(...ys) && to[1] < Math.max(...ys);
    if (!isInside3 || views(scene, before, id) < VIEWS || views(scene, after, id) < VIEWS) continue;
    const moved2 = withMoved(scene, id, [to[0] - x, to[1] - y]);
    if (views(moved2, after, id) >= VIEWS) return { scene: moved2, id, from: [x, y], to };
  }
  return void 0;
}

// test/bench/memory/naive.ts
function createNaiveMemory(radius) {
  const things = [];
  return {
    things,
    observe({ pose, objects }) {
      return objects.objects.map((object) => {
        const { box, label } = object;
        const center = toWorld(pose, aabbCenter(box));
        const size = Math.max(box.maxX - box.minX, box.maxY - box.minY);
        const near2 = things.filter((thing) => foldLabel(thing.label) === foldLabel(label)).map((thing) => ({ thing, away: Math.hypot(thing.center[0] - center[0], thing.center[1] - center[1]) })).filter(({ thing, away }) => away <= (radius === "class" ? Math.max(0.3, thing.size / 2) : radius)).sort((a, b) => a.away - b.away)[0]?.thing;
        if (near2 === void 0) {
          const id = `${label}-${things.length}`;
          things.push({ id, label, center, size, count: 1 });
          return id;
        }
        near2.count++;
        near2.center = [
          near2.center[0] + (center[0] - near2.center[0]) / near2.count,
          near2.center[1] + (center[1] - near2.center[1]) / near2.count
        ];
        near2.size += (size - near2.size) / near2.count;
        return near2.id;
      });
    }
  };
}

// test/bench/memory/walkers.ts
function memoryWalker(memory) {
  return {
    name: "memory",
    observe({ input }) {
      const { matched, added: added2, ambiguous } = memory.observe(input);
      const refused = new Set(ambiguous.map(({ object }) => object));
      const known = new Map(matched.map(({ object, id }) => [object, id]));
      let next = 0;
      return input.objects.objects.map(
        ({ id }) => refused.has(id) ? void 0 : known.get(id) ?? added2[next++]
      );
    },
    places: () => memory.belief().objects.filter(({ state }) => state !== "missing"),
    // The old place of what moved is told with the new one, by its id.
    labelOf: (id) => memory.belief().objects.find((one) => one.id === id || one.from?.id === id)?.label,
    layout: () => memory.belief().layout
  };
}
function naiveWalker(name, radius) {
  const memory = createNaiveMemory(radius);
  return {
    name,
    observe: ({ input }) => memory.observe(input),
    places: () => memory.things.map(({ id, label, center }) => ({ id, label, center, confidence: 1 })),
    labelOf: (id) => memory.things.find((thing) => thing.id === id)?.label,
    layout: () => createLayout(
      memory.things.map(({ label, center: [x, y], size }) => ({
        label,
        bbox: [x - size / 2, y - size / 2, x + size / 2, y + size / 2]
      })),
      { origin: "world" }
    )
  };
}

// test/bench/memory/walk.ts
var FRAMES = 40;
var HALF = FRAMES / 2;
function walkThrough(scene, options) {
  const { noise, seed, footprints } = options;
  const random = createRandom(seed);
  const { cameras } = sampleWalk(scene, { seed, frames: FRAMES });
  const halves = { before: cameras.slice(0, HALF), after: cameras.slice(HALF) };
  const move = movedScene(scene, { by: options.moveBy, random, ...halves });
  const memory = createMemory();
  const walkers = [memoryWalker(memory), naiveWalker("within 0.5 m", 0.5), naiveWalker("by class", "class")].map(
    (walker) => {
      const tally = new Counter();
      const ids = { last: /* @__PURE__ */ new Map(), truths: /* @__PURE__ */ new Map() };
      return { walker, tally, ids, judge: move && judgeOf(walker, tally, move) };
    }
  );
  const seen = /* @__PURE__ */ new Set();
  const views = { ofNew: 0, ofOld: 0 };
  cameras.forEach((camera, at) => {
    const now = at < HALF ? scene : move?.scene ?? scene;
    const look = lookAt(now, { ...lookOf(camera, at), noise, random, footprints });
    for (const id of look.truth) if (id !== null) seen.add(id);
    if (at >= HALF && move !== void 0) {
      if (isInSight(now, camera, at, move.id)) views.ofNew++;
      if (isInSight(scene, camera, at, move.id)) views.ofOld++;
    }
    for (const { walker, tally, ids, judge } of walkers) {
      note2(walker.observe(look), look.truth, { tally, ids, moved: move?.id });
      if ([10, 20, 40].includes(at + 1)) {
        const truth2 = createLayout(
          now.layout.objects.filter(({ id }) => seen.has(id)),
          { origin: "world" }
        );
        tally.sum(`map accuracy, step ${at + 1}`, mapAccuracy(walker.layout(), truth2).overall);
      }
      if (at >= HALF) judge?.look(views);
    }
  });
  const truth = move?.scene ?? scene;
  for (const { walker, tally, ids, judge } of walkers) {
    judge?.end();
    judgeEnd(walker, tally, { truth, moved: move?.id, truths: ids.truths });
  }
  coverage(memory, walkers[0].tally, { truth, moved: move?.id, truths: walkers[0].ids.truths });
  return Object.fromEntries(walkers.map(({ walker, tally }) => [walker.name, tally.total()]));
}
function note2(given, truths, { tally, ids, moved: moved2 }) {
  given.forEach((id, i) => {
    const truth = truths[i];
    if (truth === null || truth === void 0) return;
    tally.add("refused", id === void 0);
    if (id === void 0) return;
    if (truth !== moved2) {
      const before = ids.last.get(truth);
      if (before !== void 0) tally.add("identity switches", before !== id);
      ids.last.set(truth, id);
    }
    const known = ids.truths.get(id);
    if (known) known.add(truth);
    else ids.truths.set(id, /* @__PURE__ */ new Set([truth]));
  });
}

// test/bench/memory/report.ts
var GENERATED = 50;
var WALKS = 2;
var WALKS_OF_FEW = 12;
function memoryReport() {
  const path = sharedFile("data/ai2thor-objects/objects.json");
  const thor = path ? [...readScenes(readFileSync2(path), { file: "objects.json" })].flatMap((room) => room.ok ? [room.value] : []) : [];
  const generated = Array.from({ length: GENERATED }, (_, i) => generateScene({ seed: i + 1 }));
  const usual = { noise: USUAL_NOISE, footprints: true, moveBy: 1.5 };
  const parts = [
    section(
      `${generated.length} generated rooms, ${WALKS} walks of ${FRAMES} steps in each, one thing moved by 1.5 m`,
      generated,
      usual
    ),
    ...thor.length > 0 ? [section(`${thor.length} rooms of AI2-THOR, ${WALKS_OF_FEW} walks in each, the same`, thor, usual)] : [],
    section("generated rooms, boxes without footprints", generated, { ...usual, footprints: false }),
    section("generated rooms, moved by 0.3 m", generated, { ...usual, moveBy: 0.3 }),
    memorySpeeds()
  ];
  return parts.join("\n\n");
}
function section(title, scenes, options) {
  const perRoom = scenes.length < 20 ? WALKS_OF_FEW : WALKS;
  const walks = scenes.map(
    (scene, i) => together(Array.from({ length: perRoom }, (_, j) => walkThrough(scene, { ...options, seed: 1e3 * j + i + 1 })))
  );
  const names = Object.keys(walks[0]);
  const measures = [...new Set(walks.flatMap((walk) => names.flatMap((name) => Object.keys(walk[name]))))].sort();
  const rows = measures.map((measure) => [
    measure,
    ...names.map(
      (name) => withInterval(
        walks.map((walk) => walk[name]),
        measure
      )
    )
  ]);
  const table = [["", ...names], names.map(() => "---").concat("---"), ...rows];
  return `### ${title}

${table.map((row) => `| ${row.join(" | ")} |`).join("\n")}`;
}
function together(walks) {
  const sums = {};
  for (const walk of walks)
    for (const [name, tally] of Object.entries(walk)) {
      const sum = sums[name] ??= {};
      for (const [measure, { of, all }] of Object.entries(tally)) {
        const known = sum[measure] ?? { of: 0, all: 0 };
        sum[measure] = { of: known.of + of, all: known.all + all };
      }
    }
  return sums;
}
function withInterval(tallies, measure) {
  const counted = tallies.flatMap((tally) => tally[measure] ? [tally[measure]] : []);
  if (counted.length === 0) return "";
  const mean = (list) => {
    const all2 = list.reduce((sum, one) => sum + one.all, 0);
    return list.reduce((sum, one) => sum + one.of, 0) / all2;
  };
  const random = createRandom(1);
  const means = Array.from(
    { length: 1e3 },
    () => mean(counted.map(() => counted[random.below(counted.length)]))
  ).sort((a, b) => a - b);
  const shown2 = (value) => value.toFixed(3);
  const all = counted.reduce((sum, one) => sum + one.all, 0);
  return `${shown2(mean(counted))} (${shown2(means[24])} to ${shown2(means[974])}), of ${all}`;
}

// ../../../tmp/mem-run.ts
console.log(memoryReport());
