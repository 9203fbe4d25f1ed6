// The page of verification: a certificate is checked in this browser as soon as it is chosen or dropped.
import { verifyCertificate, type Verdict } from "./verifier/verify.ts";

const form = document.querySelector<HTMLFormElement>("#verify");
const input = document.querySelector<HTMLInputElement>("#certificate");
const place = document.querySelector<HTMLElement>("#verdict");

function line(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function show(verdict: Verdict, name: string): void {
  if (!form || !place) return;
  const section = document.createElement("section");
  section.className = "sheet";
  section.dataset.valid = String(verdict.valid);
  section.append(line("h2", `${verdict.valid ? "✓" : "✕"} ${verdict.valid ? form.dataset.good : form.dataset.bad}`));
  section.append(line("p", `${form.dataset.here} ${name}`));
  section.append(line("p", [verdict.kind, verdict.organisation, verdict.decision, verdict.outcome].filter(Boolean).join(" · ")));
  const list = document.createElement("ol");
  for (const check of verdict.checks) {
    list.append(line("li", `${check.ok ? "✓" : "✕"} ${check.code}${check.detail ? `: ${check.detail}` : ""}`));
  }
  section.append(list);
  place.replaceChildren(section);
}

async function look(file: File): Promise<void> {
  if (!form || !place) return;
  if (file.size > Number(form.dataset.limit)) {
    place.replaceChildren(line("p", form.dataset.large ?? ""));
    return;
  }
  show(verifyCertificate(new Uint8Array(await file.arrayBuffer())), file.name);
}

input?.addEventListener("change", () => {
  const file = input.files?.[0];
  if (file) void look(file);
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) void look(file);
});
