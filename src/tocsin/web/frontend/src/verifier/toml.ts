// TOML 1.0 as the program's own verifier reads it. The parser takes numbers and days that are none in good faith, and
// reads TOML 1.1; here every bare value, escape and inline table is held to the letter of 1.0 before it is parsed.
import { parse } from "smol-toml";
import { isDay } from "./instants.ts";
import { Malformed } from "./malformed.ts";

const QUOTED = [/"""(?:\\[^]|[^\\])*?"{3,5}/, /'''[^]*?'{3,5}/, /"(?:\\.|[^"\\\n])*"/, /'[^'\n]*'/, /#[^\n]*/];
const STRINGS = new RegExp(QUOTED.map((part) => part.source).join("|"), "g");
const SPACED_TIME = /([0-9]{4}-[0-9]{2}-[0-9]{2}) (?=[0-9]{2}:)/g;
const TOKENS = /\n|[[\]{}=,]|[^\s[\]{}=,]+|[^\S\n]+/g;

const LATER_ESCAPE = /^"(?:\\[^ex]|[^\\])*\\[ex]/;
const WRONG = "?";

const DIGITS = "(?:0|[1-9](?:_?[0-9])*)";
const FRACTION = "\\.[0-9](?:_?[0-9])*";
const EXPONENT = "[eE][+-]?[0-9](?:_?[0-9])*";
const TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?";
const OFFSET = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
const SCALAR = new RegExp(
  `^(?:""|true|false|[+-]?(?:inf|nan)|[+-]?${DIGITS}(?:${FRACTION})?(?:${EXPONENT})?` +
    `|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|${TIME})$`,
);
const DAY = new RegExp(`^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt]${TIME}${OFFSET}?)?$`);

/** The tables of a TOML text; whole numbers are bigints. */
export function parseToml(text: string, where: string): object {
  const plain = text.replace(STRINGS, standIn).replace(SPACED_TIME, "$1T");
  if (!bareValues(plain).every(isScalar)) throw new Malformed("not_toml", where);
  try {
    return parse(text, { integersAsBigInt: true });
  } catch {
    throw new Malformed("not_toml", where);
  }
}

/** What is scanned in the place of a string or comment. */
function standIn(quoted: string): string {
  if (quoted.startsWith("#")) return "";
  return LATER_ESCAPE.test(quoted) ? WRONG : '""';
}

function isScalar(token: string): boolean {
  const day = DAY.exec(token);
  return day ? isDay(Number(day[1]), Number(day[2]), Number(day[3])) : SCALAR.test(token);
}

/** What stands where a value is due, strings shown as `""`; keys and headers of tables are passed over. */
function bareValues(plain: string): string[] {
  const values: string[] = [];
  const open: string[] = [];
  let [isDue, isLineStart, isHeader, before] = [false, true, false, ""];
  for (const [token] of plain.matchAll(TOKENS)) {
    if (token === "\n") {
      if (open.at(-1) === "{") values.push(WRONG);
      isLineStart = true;
      isHeader = false;
      isDue &&= open.length > 0;
      continue;
    }
    if (isHeader || !token.trim()) continue;
    isHeader = token === "[" && isLineStart && !open.length;
    isLineStart = false;
    if (isHeader) continue;
    if (token === "}" && before === ",") values.push(WRONG);
    before = token;
    if (token === "[" || token === "{") open.push(token);
    else if (token === "]" || token === "}") open.pop();
    else if (isDue && token !== "," && token !== "=") values.push(token);
    isDue = token === "=" || token === "[" || (token === "," && open.at(-1) === "[");
  }
  return values;
}
