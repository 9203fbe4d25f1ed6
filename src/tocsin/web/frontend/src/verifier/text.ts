// The text voted on, in its one spelling: NFC, LF, no spaces at line ends, one final newline.
import { sameTexts } from "./data.ts";
import { encode, type JsonObject } from "./json.ts";
import { Malformed } from "./malformed.ts";
import { sha256Hex, utf8 } from "./octets.ts";

const SALT = "salt";
const MAX_SALT = 256;

/** The text is in exactly the authentic languages, in the only spelling, and the one that was opened. */
export function requireText(text: JsonObject, languages: readonly string[], sha256: string): void {
  const given = [...text.keys()].filter((key) => key !== SALT).sort();
  const wanted = [...new Set(languages)].sort();
  if (!wanted.length || !sameTexts(given, wanted)) throw new Malformed("text_languages", "/text");
  const salt = text.get(SALT);
  if (typeof salt === "string" && (!salt || [...salt].length > MAX_SALT)) {
    throw new Malformed("text_salt", `/text/${SALT}`);
  }
  for (const language of wanted) requireSpelling(String(text.get(language)), `/text/${language}`);
  if (sha256Hex(utf8(encode(text))) !== sha256) throw new Malformed("text_differs", "/text");
}

function requireSpelling(text: string, where: string): void {
  if (text.normalize("NFC") !== text) throw new Malformed("text_not_nfc", where);
  if (text.includes("\r")) throw new Malformed("text_carriage_return", where);
  if (text.includes(" \n") || text.includes("\t\n")) throw new Malformed("text_trailing_space", where);
  if (!text.endsWith("\n") || text.endsWith("\n\n") || text === "\n") throw new Malformed("text_last_line", where);
}
