// A certificate dropped on the page is verified here and never leaves the browser; the form is for whoever
// wants the server to do it, and for browsers in which this one fails.
import type { Answer, Refused, Wish } from "./verifying";
import type { Line } from "./verifier/lines.ts";

const PLACE = "\ue000";

export function verification(): void {
  const form = document.querySelector<HTMLFormElement>("#verify-form");
  const drop = document.querySelector<HTMLElement>("#drop");
  const input = document.querySelector<HTMLInputElement>("#certificate");
  const place = document.querySelector<HTMLElement>("#verdict");
  const given = document.querySelector("#sentences");
  if (!form || !drop || !input || !place || !given || typeof Worker === "undefined") return;
  const page = new Page(form, place, JSON.parse(given.textContent ?? "{}") as Record<string, string>);
  input.addEventListener("change", () => page.take(input.files?.[0]));
  form.addEventListener("submit", (event) => {
    const wanted = (event.submitter as HTMLButtonElement | null)?.value;
    if (wanted === "server") return;
    event.preventDefault();
    page.take(input.files?.[0]);
  });
  dropping(drop, (file) => page.take(file));
}

function dropping(drop: HTMLElement, take: (file: File | undefined) => void): void {
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(event.dataTransfer?.files[0]);
  });
}

class Page {
  private turn = 0;
  private worker: Worker | undefined;

  private readonly form: HTMLFormElement;
  private readonly place: HTMLElement;
  private readonly sentences: Readonly<Record<string, string>>;

  constructor(form: HTMLFormElement, place: HTMLElement, sentences: Readonly<Record<string, string>>) {
    this.form = form;
    this.place = place;
    this.sentences = sentences;
  }

  /** Verify a file and show the verdict; a newer file takes the place of one still being verified. */
  async take(file: File | undefined): Promise<void> {
    if (!file) return;
    const turn = ++this.turn;
    this.worker?.terminate();
    if (file.size > Number(this.form.dataset["limit"])) {
      this.note(this.say("records-verify-too-large"));
      return;
    }
    this.note(this.say("records-verify-running"), "note");
    const data = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
    if (turn === this.turn) this.ask({ data, logKey: this.typed("log_key"), root: this.typed("root") }, file.name);
  }

  private ask(wish: Wish, name: string): void {
    const worker = new Worker(new URL("./verifying.ts", import.meta.url), { type: "module" });
    this.worker = worker;
    worker.addEventListener("message", (event: MessageEvent<Answer | Refused>) => {
      worker.terminate();
      if ("pin" in event.data) this.note(this.say(`fault-verify-${event.data.pin.replaceAll("_", "-")}`));
      else this.show(event.data, name);
    });
    worker.addEventListener("error", () => this.note(this.say("records-verify-failed")));
    worker.postMessage(wish, [wish.data.buffer as ArrayBuffer]);
  }

  private typed(name: string): string {
    return (this.form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? "";
  }

  private say(key: string, values: Readonly<Record<string, string>> = {}): string {
    const value = values["detail"] ?? values["value"] ?? "";
    return (this.sentences[key] ?? key).split(PLACE).join(value);
  }

  private line(line: Line): string {
    return this.say(line.key, line.values);
  }

  private note(text: string, look = "note note-bad"): void {
    this.place.replaceChildren(element("p", look, text));
  }

  private show(answer: Answer, name: string): void {
    const sheet = element("section", `verdict verdict-${answer.valid ? "good" : "bad"}`);
    const [first, last] = [answer.first[0], answer.first.at(-1)];
    if (first && answer.first.length > 1) sheet.append(element("p", "verdict-kind", this.line(first)));
    const head = element("h2", "", "");
    head.append(
      element("span", "verdict-mark", answer.valid ? "✓ " : "✕ "),
      this.say(answer.valid ? "records-verify-holds" : "records-verify-fails"),
    );
    sheet.append(head);
    if (last) sheet.append(element("p", "", this.line(last)));
    sheet.append(list("ul", "verdict-about", answer.about.map((row) => element("li", "", this.line(row)))));
    sheet.append(element("p", "small soft", this.say("records-verify-by-browser", { value: name })));
    sheet.append(list("ol", "checks", answer.checks.map((row) => this.check(row.ok, row.line))));
    this.place.replaceChildren(sheet);
    sheet.scrollIntoView({ block: "nearest" });
  }

  private check(ok: boolean, line: Line): HTMLElement {
    const row = element("li", ok ? "ok" : "fails", "");
    const mark = `${ok ? "✓" : "✕"} ${this.say(ok ? "proof-mark-holds" : "proof-mark-fails")}`;
    row.append(element("span", "mark-word", mark), ` ${this.line(line)}`);
    return row;
  }
}

function list(tag: "ul" | "ol", look: string, rows: readonly HTMLElement[]): HTMLElement {
  const made = element(tag, look);
  made.append(...rows);
  return made;
}

function element(tag: string, look: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (look) made.className = look;
  if (text) made.textContent = text;
  return made;
}
