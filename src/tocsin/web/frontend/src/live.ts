// Keeps a page as the record has it: hears topics from the stream, asks for the page again and morphs it.
// What is being typed, what has the focus and what was unfolded stays as it is. Where the stream fails, the
// page asks by itself once a minute.
import { Idiomorph } from "idiomorph";

const MINUTE = 60_000;
const CALM_MS = 250;

let pending: number | undefined;
let running = false;
let again = false;

function region(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-live]");
}

function wants(topics: string[]): boolean {
  const wanted = (region()?.dataset["live"] ?? "").split(" ");
  return topics.some((topic) => wanted.includes(topic));
}

/** Whether a part of the page is being worked on and must be left alone. */
function isHeld(node: Node): boolean {
  if (!(node instanceof HTMLElement)) return false;
  return node.dataset["dirty"] === "yes" || node.hasAttribute("data-keep");
}

function morph(now: HTMLElement, fresh: HTMLElement): void {
  Idiomorph.morph(now, fresh, {
    morphStyle: "outerHTML",
    ignoreActiveValue: true,
    restoreFocus: true,
    callbacks: {
      beforeNodeMorphed: (old: Node, next: Node) => {
        if (isHeld(old)) return false;
        if (old instanceof HTMLDetailsElement && next instanceof HTMLDetailsElement) next.open = old.open;
        return true;
      },
      beforeNodeRemoved: (node: Node) => !isHeld(node),
    },
  });
}

async function refresh(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  const now = region();
  if (now === null) return;
  running = true;
  try {
    const answer = await fetch(location.href, { headers: { "X-Tocsin-Live": "1" }, redirect: "manual" });
    if (answer.status === 401 || answer.type === "opaqueredirect") {
      location.reload();
      return;
    }
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector<HTMLElement>("[data-live]");
    if (fresh !== null) morph(now, fresh);
    for (const id of ["inbox-count", "replay-bar"]) {
      const [old, next] = [document.getElementById(id), page.getElementById(id)];
      if (old !== null && next !== null) morph(old, next);
    }
    setClock(page);
    announce();
  } catch {
    mark("lost");
  } finally {
    running = false;
    if (again) {
      again = false;
      soon();
    }
  }
}

/** The clock in the header goes by what the server said last. */
function setClock(page: Document): void {
  const [old, fresh] = [document.getElementById("clock"), page.getElementById("clock")];
  if (old === null || fresh === null) return;
  for (const name of ["now", "speed"]) old.dataset[name] = fresh.dataset[name] ?? "";
}

/** Tells readers of the screen what changed, if the page says it in a sentence. */
function announce(): void {
  const said = region()?.querySelector<HTMLElement>("[data-announce]")?.dataset["announce"] ?? "";
  const voice = document.getElementById("voice");
  if (voice !== null && said !== "" && voice.textContent !== said) voice.textContent = said;
}

function soon(): void {
  window.clearTimeout(pending);
  pending = window.setTimeout(() => void refresh(), CALM_MS);
}

function mark(state: "on" | "lost"): void {
  document.getElementById("link-state")?.setAttribute("data-state", state);
}

export function live(): void {
  if (region() === null) return;
  window.setInterval(() => {
    if (!document.hidden) soon();
  }, MINUTE);
  const address = document.documentElement.dataset["stream"];
  if (!address) return;
  const stream = new EventSource(address);
  stream.addEventListener("open", () => mark("on"));
  stream.addEventListener("error", () => mark("lost"));
  stream.addEventListener("entry", (event) => {
    if (wants((JSON.parse((event as MessageEvent<string>).data) as { topics: string[] }).topics)) soon();
  });
  stream.addEventListener("again", soon);
  window.addEventListener("pagehide", () => stream.close());
}
