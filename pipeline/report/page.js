"use strict";
// Everything that comes from an upload is set as text or as a number, never as markup.

const KINDS = {
  prc_id_card: "Resident ID card",
  passport: "Passport",
  id_card: "Identity card",
  hkm_travel_permit: "Travel permit, Hong Kong and Macao",
  tw_travel_permit: "Travel permit, Taiwan",
  hkmt_residence_permit: "Residence permit",
  foreign_pr_card: "Permanent resident card",
  driver_licence: "Driving licence",
  business_licence: "Business licence",
  unknown: "Unrecognised document",
  none: "No document",
};
const FIRST_FIELDS = ["name", "name_latin", "surname", "given_names", "company_name", "number", "sex", "ethnicity",
  "nationality", "birth_date", "address", "issuing_country", "issuing_authority", "valid_from", "valid_until"];
const STATES = {
  approved: ["Approved", "good"],
  review: ["For review", "warn"],
  rejected: ["Rejected", "bad"],
  error: ["Not processed", "bad"],
  read: ["Read", ""],
};
const MARKS = { pass: ["✓", "good", "passed"], fail: ["✕", "bad", "failed"], cannot_tell: ["?", "warn", "cannot tell"] };
const SVG = "http://www.w3.org/2000/svg";
const $ = (id) => document.getElementById(id);

/** An element with properties, classes and children; strings become text. */
function el(name, properties, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === "class") node.className = value;
    else if (key.includes("-") || key === "role") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** Text with nothing in it that is unseen or turns the writing direction. */
const clean = (text) => String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");
const words = (code) => {
  const text = clean(code).replaceAll("_", " ").replace(/\b(mrz|qr)\b/g, (name) => name.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const kindName = (kind) => (Object.hasOwn(KINDS, kind) ? KINDS[kind] : words(kind));
const isNumber = (name) => /number|^issue_count$|_date$|^valid_|code$/.test(name);
const valueText = (field) => (Array.isArray(field.value) ? field.value.join("\n") : field.value);
const worst = (grades) => (grades.includes("bad") ? "bad" : grades.includes("warn") ? "warn" : "");
const grade = (finding) => MARKS[finding.outcome][1].replace("good", "");

// ---- The uploads

const uploads = [];
let shown = [];       // Those that pass the filter, in order.
let current = null;
let overlay = true;

function stateOf(outcome) {
  return outcome.error ? "error" : outcome.verdict ? outcome.verdict.decision : "read";
}

function load() {
  for (const data of document.querySelectorAll("script.upload")) {
    let entry;
    try { entry = JSON.parse(data.textContent); } catch { continue; }  // The last line of a run that was cut off.
    const outcome = entry.outcome;
    const documents = outcome.documents;
    const kinds = new Set(documents.map((document) => document.kind));
    if (!kinds.size) kinds.add("none");
    const codes = new Set(outcome.findings.map((finding) => finding.code));
    if (outcome.error) codes.add(outcome.error.code);
    for (const finding of outcome.verdict ? outcome.verdict.findings : []) {
      if (finding.outcome !== "pass") codes.add(finding.rule);
    }
    const values = documents.flatMap((document) => Object.values(document.fields).map(valueText));
    uploads.push({
      index: uploads.length, data, outcome, pages: entry.pages, thumbnail: entry.thumbnail, kinds, codes,
      state: stateOf(outcome), haystack: [outcome.file, ...values].join("\n").toLowerCase(), row: null,
    });
  }
}

/** The picture of a page as a data URL; the base64 stays inert text until it is asked for. */
function pictureOf(upload, index) {
  let node = upload.data;
  for (let i = 0; i <= index && node; ++i) node = node.nextElementSibling;
  return node && node.className === "picture" ? "data:image/jpeg;base64," + node.textContent : "";
}

// ---- The list

function summary(upload) {
  const documents = upload.outcome.documents;
  if (upload.outcome.error) return words(upload.outcome.error.code);
  if (!documents.length) return "No document";
  const named = documents.map((d) => d.fields.name || d.fields.company_name || d.fields.name_latin).find(Boolean);
  const kinds = [...upload.kinds].map(kindName).join(", ");
  const sides = documents.length > 1 ? `${documents.length} × ${kinds}` : kinds;
  return named ? `${clean(valueText(named))} · ${sides}` : sides;
}

function chip(upload) {
  const [text, kind] = STATES[upload.state];
  if (upload.state !== "read") return el("span", { class: `chip ${kind}` }, text);
  const count = upload.outcome.findings.filter((finding) => finding.outcome !== "pass").length;
  return count ? el("span", { class: "chip warn" }, `${count} finding${count > 1 ? "s" : ""}`) : null;
}

const nearby = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const { thumbnail, thumb } = uploads[target.dataset.index];
    if (!isIntersecting) thumb.replaceChildren();
    else if (thumbnail && !thumb.firstChild) {
      thumb.append(el("img", { src: "data:image/jpeg;base64," + thumbnail, alt: "", decoding: "async" }));
    }
  }
}, { root: $("list"), rootMargin: "400px" });

function buildList() {
  const rows = document.createDocumentFragment();
  for (const upload of uploads) {
    upload.thumb = el("span", { class: "thumb" });
    const button = el("button", { type: "button", onclick: () => open(upload) }, upload.thumb,
      el("span", null, el("bdi", { class: "file" }, clean(upload.outcome.file)),
        el("span", { class: "what" }, summary(upload))),
      chip(upload) || el("span"));
    upload.row = el("li", { class: "row" }, button);
    upload.row.dataset.index = upload.index;
    rows.append(upload.row);
    nearby.observe(upload.row);
  }
  $("list").append(rows);
}

// ---- The filter

const filter = { text: "", state: "", kind: "", finding: "" };

function counted(pick) {
  const counts = new Map();
  for (const upload of uploads) for (const key of pick(upload)) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function buildFilters() {
  const present = new Map(counted((upload) => [upload.state]));
  const states = Object.keys(STATES).filter((state) => present.has(state));
  const button = (state, text) => el("button", {
    type: "button", "aria-pressed": String(filter.state === state),
    onclick: (event) => {
      filter.state = state;
      for (const other of $("states").children) other.setAttribute("aria-pressed", String(other === event.target));
      apply();
    },
  }, text);
  if (states.length > 1) {
    $("states").append(button("", "All"), ...states.map((state) => button(state, `${STATES[state][0]} ${present.get(state)}`)));
  } else {
    $("states").hidden = true;
  }
  const fill = (id, all, options, name) => {
    $(id).append(el("option", { value: "" }, all), ...options.map(([key, count]) => el("option", { value: key }, `${name(key)} (${count})`)));
    $(id).onchange = (event) => { filter[id] = event.target.value; apply(); };
  };
  fill("kind", "Every kind", counted((upload) => upload.kinds), kindName);
  fill("finding", "Any finding", counted((upload) => upload.codes), words);
  $("search").oninput = (event) => { filter.text = event.target.value.trim().toLowerCase(); apply(); };
  document.querySelector(".filters").onsubmit = (event) => event.preventDefault();
}

function passes(upload) {
  return (!filter.state || upload.state === filter.state) && (!filter.kind || upload.kinds.has(filter.kind)) &&
    (!filter.finding || upload.codes.has(filter.finding)) && (!filter.text || upload.haystack.includes(filter.text));
}

function apply() {
  shown = uploads.filter((upload) => !(upload.row.hidden = !passes(upload)));
  const all = uploads.length.toLocaleString("en");
  $("count").textContent = shown.length === uploads.length ? `${all} upload${uploads.length === 1 ? "" : "s"}`
    : `${shown.length.toLocaleString("en")} of ${all} uploads`;
  updateSteps();
}

// ---- One upload

const boxKey = (page, box) => page + ":" + box.join(";");

/** Lights what belongs to a box, in the picture and beside it. */
function light(key, on) {
  for (const node of $("detail").querySelectorAll("[data-box]")) {
    if (node.dataset.box === key) node.classList.toggle("lit", on);
  }
}

function link(node, key) {
  node.dataset.box = key;
  node.addEventListener("pointerenter", () => light(key, true));
  node.addEventListener("pointerleave", () => light(key, false));
  node.addEventListener("focus", () => light(key, true));
  node.addEventListener("blur", () => light(key, false));
}

function findingsOf(outcome, document, field) {
  return outcome.findings.filter((finding) =>
    finding.document === document && (finding.field || "") === field && finding.outcome !== "pass");
}

function tag(text, kind, x, y, page, below) {
  const node = el("span", { class: `tag ${kind}` }, text);
  const along = Math.min(100, Math.max(0, (100 * x) / page.width));
  // The long ones lean inwards.
  if (along > (below ? 85 : 60)) node.style.right = `${100 - along}%`;
  else node.style.left = `${along}%`;
  node.style.top = `${Math.min(100, Math.max(0, (100 * y) / page.height))}%`;
  node.style.transform = below || y < 0.04 * page.height ? "" : "translateY(-100%)";
  return node;
}

function drawOverlay(upload, page) {
  const outcome = upload.outcome;
  const svg = shape("svg", { viewBox: `0 0 ${page.width} ${page.height}`, preserveAspectRatio: "none", role: "group",
    "aria-label": "What was seen in the picture" });
  const tags = [];
  const points = (quad) => quad.map((point) => point.join(",")).join(" ");
  outcome.documents.forEach((document, index) => {
    if (document.page !== page.page) return;
    const findings = findingsOf(outcome, index, "");
    const kind = worst(findings.map(grade));
    svg.append(shape("polygon", { class: `quad ${kind}`, points: points(document.quad) }));
    const top = document.quad.reduce((a, b) => (b[1] < a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a));
    const side = ["front", "back"].includes(document.side) ? `, ${document.side}` : "";
    tags.push(tag(kindName(document.kind) + side + findings.map((f) => ` · ${words(f.code).toLowerCase()}`).join(""), kind,
      top[0], top[1], page));
    const drawn = new Map();
    for (const [name, field] of Object.entries(document.fields)) {
      const key = boxKey(page.page, field.box.flat());
      const found = worst(findingsOf(outcome, index, name).map(grade));
      if (drawn.has(key)) {
        drawn.get(key).names.push(name);
        if (found) drawn.get(key).node.classList.add(found);
        continue;
      }
      const node = shape("polygon", { class: `value ${found}`, points: points(field.box) });
      link(node, key);
      node.addEventListener("click", () => {
        const row = [...$("detail").querySelectorAll("tr[data-box]")].find((other) => other.dataset.box === key);
        if (row) row.focus();
      });
      svg.append(node);
      drawn.set(key, { node, names: [name] });
    }
    for (const { node, names } of drawn.values()) {
      const title = shape("title", {});
      title.textContent = names.map(words).join(", ");
      node.append(title);
    }
  });
  for (const face of outcome.faces) {
    if (face.page !== page.page) continue;
    const [x, y, w, h] = face.box;
    svg.append(shape("rect", { class: "face", x, y, width: w, height: h, rx: 0.06 * w }));
    const role = face.role === "unknown" ? "Face" : words(face.role);
    tags.push(tag(role, "faces", x, y + h, page, true));
  }
  return [svg, ...tags];
}

function pictures(upload) {
  const many = upload.pages.length > 1;
  if (!upload.pages.length) {
    return el("div", { class: "pictures" }, el("p", { class: "none" }, upload.outcome.error ? "It could not be made a picture of."
      : "No picture: it was read before this report was begun."));
  }
  const figures = upload.pages.map((page, index) => {
    const image = el("img", { src: pictureOf(upload, index), decoding: "async",
      alt: `Page ${page.page + 1} of ${clean(upload.outcome.file)}` });
    image.dataset.page = page.page;
    const picture = el("div", { class: overlay ? "picture" : "picture bare" }, image, ...drawOverlay(upload, page));
    return el("figure", null, picture, many ? el("figcaption", null, `Page ${page.page + 1}`) : null);
  });
  return el("div", { class: many ? "pictures many" : "pictures" }, ...figures);
}

/** The value, with the characters that the reader was unsure of marked and their rivals named. */
function marked(field) {
  const text = valueText(field);
  const characters = field.characters;
  if (!characters || characters.length !== [...text].length) return [clean(text)];
  return characters.map(([[character, probability], ...rivals]) => {
    if (probability >= 0.9) return clean(character);
    const others = rivals.map(([other, p]) => `${clean(other)} ${percent(p)}`).join(", ");
    return el("span", { class: "unsure", title: `${clean(character)} ${percent(probability)}${others ? "; or " + others : ""}` },
      clean(character));
  });
}

const percent = (share) => `${Math.floor(share * 1000) / 10} %`;

const sureness = (field) =>
  el("span", { class: field.confidence < 0.9 ? "sure low" : "sure", title: "How sure the reader is" }, percent(field.confidence));

function fieldRow(upload, index, name, field, crops) {
  const document = upload.outcome.documents[index];
  const findings = findingsOf(upload.outcome, index, name);
  const zone = Array.isArray(field.value);
  const value = el("td", zone ? { colSpan: 3 } : null);
  if (zone) value.append(el("span", { class: "zone-name" }, words(name)), sureness(field));
  value.append(el("bdi", { class: zone ? "zone" : isNumber(name) ? "code" : "text" },
    ...(zone ? [field.value.map(clean).join("\n")] : marked(field))));
  if (field.source === "printed" || zone) {
    const canvas = el("canvas", { class: "crop", "aria-hidden": "true", hidden: true });
    value.append(canvas);
    crops.push({ canvas, page: document.page, box: field.box, widest: zone ? 380 : 240 });
  }
  for (const other of field.others || []) {
    value.append(el("bdi", { class: "other" }, `${words(other.source)} says ${clean(valueText(other))}`));
  }
  for (const finding of findings) value.append(el("span", { class: `why ${grade(finding)}` }, clean(finding.message)));
  const row = el("tr", { class: worst(findings.map(grade)), tabIndex: 0 },
    ...(zone ? [value] : [el("th", { scope: "row" }, words(name)), value,
      el("td", null, sureness(field), field.source === "printed" ? null : el("span", { class: "source" }, words(field.source)))]));
  link(row, boxKey(document.page, field.box.flat()));
  return row;
}

function documentCard(upload, index, crops) {
  const document = upload.outcome.documents[index];
  const rank = (name) => { const at = FIRST_FIELDS.indexOf(name); return at < 0 ? (/^mrz/.test(name) ? 99 : 50) : at; };
  const fields = Object.entries(document.fields).sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1));
  const side = document.side === "unknown" || document.side === "single" ? null : el("span", { class: "chip" }, words(document.side));
  return el("section", { class: "card" },
    el("header", null, el("h3", null, kindName(document.kind)), side,
      el("span", { class: "chip", title: "How sure kind and side are" }, percent(document.confidence))),
    fields.length ? el("table", { class: "fields", "aria-label": `Values of ${kindName(document.kind)}` },
      el("tbody", null, ...fields.map(([name, field]) => fieldRow(upload, index, name, field, crops)))) : el("p", { class: "none" }, "Nothing could be read."));
}

function mark(outcome) {
  const [sign, kind, text] = MARKS[outcome];
  return el("span", { class: `mark ${kind}`, role: "img", "aria-label": text, title: text }, sign);
}

function findingItem(upload, finding) {
  const documents = upload.outcome.documents;
  const about = finding.document === null || documents.length < 2 ? "" : ` · ${kindName(documents[finding.document].kind)} ${finding.document + 1}`;
  const field = finding.field ? ` · ${words(finding.field)}` : "";
  const item = el("li", null, mark(finding.outcome), el("div", null, el("span", { class: "name" }, words(finding.code) + field + about), " ",
    el("span", { class: "text" }, clean(finding.message))));
  const where = finding.document !== null && finding.field ? documents[finding.document].fields[finding.field] : null;
  if (where) link(item, boxKey(documents[finding.document].page, where.box.flat()));
  return item;
}

function ruleItem(finding) {
  const facts = Object.entries(finding.evidence).filter(([, value]) => value !== "");
  return el("li", null, mark(finding.outcome), el("div", null, el("span", { class: "name" }, words(finding.rule)), " ",
    el("span", { class: "text" }, clean(finding.message_en)), el("span", { class: "text", lang: "zh", hidden: finding.outcome === "pass" }, " " + clean(finding.message_zh)),
    facts.length ? el("dl", null, ...facts.flatMap(([key, value]) => [el("dt", null, words(key)), el("dd", null, el("bdi", null, clean(value)))])) : null));
}

function verdictCard(verdict) {
  const gravity = (finding) => ["reject", "review", "accept"].indexOf(finding.action);
  const open = verdict.findings.filter((finding) => finding.outcome !== "pass").sort((a, b) => gravity(a) - gravity(b));
  const passed = verdict.findings.filter((finding) => finding.outcome === "pass");
  const [text, kind] = STATES[verdict.decision];
  return el("section", { class: "card" },
    el("header", null, el("h3", null, "Verdict"), el("span", { class: `chip ${kind}` }, text),
      el("span", { class: "chip" }, `${clean(verdict.policy)}, ${clean(verdict.as_of)}`)),
    el("ul", { class: "findings" }, ...open.map(ruleItem)),
    passed.length ? el("details", null, el("summary", null, `${passed.length} passed`), el("ul", { class: "findings" }, ...passed.map(ruleItem))) : null);
}

function findingsCard(upload) {
  const findings = upload.outcome.findings;
  if (!findings.length) return null;
  return el("section", { class: "card" }, el("header", null, el("h3", null, "Findings")),
    el("ul", { class: "findings" }, ...findings.map((finding) => findingItem(upload, finding))));
}

function about(outcome) {
  const upload = outcome.upload;
  const size = upload.bytes >= 1e6 ? `${(upload.bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(upload.bytes / 1000)} kB`;
  const parts = [upload.media_type, size, upload.pages > 1 ? `${upload.pages} pages` : null, words(outcome.scene).toLowerCase(),
    `${Math.round(outcome.timings_ms.total)} ms`];
  return el("p", { class: "about" }, parts.filter(Boolean).join(" · "));
}

/** Cuts a value out of its page's picture, level, to stand beside what was read there. */
function drawCrop({ canvas, page, box, widest }, upload) {
  const image = $("detail").querySelector(`img[data-page="${page}"]`);
  const size = upload.pages.find((other) => other.page === page);
  if (!image || !size || !image.naturalWidth) return;
  const scale = image.naturalWidth / size.width;
  const [a, b, , d] = box.map(([x, y]) => [x * scale, y * scale]);
  const w = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const h = Math.hypot(d[0] - a[0], d[1] - a[1]);
  if (w < 2 || h < 2) return;
  const margin = Math.min(0.25 * h, 6);
  const zoom = Math.min(widest / (w + 2 * margin), (w < 2 * h ? 30 : 46) / (h + 2 * margin), 2.5);
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [(w + 2 * margin) * zoom, (h + 2 * margin) * zoom];
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  canvas.style.width = `${width}px`;
  // From the picture to the canvas: the inverse of along-the-line and down-the-line.
  const [ux, uy, vx, vy] = [(b[0] - a[0]) / w, (b[1] - a[1]) / w, (d[0] - a[0]) / h, (d[1] - a[1]) / h];
  const det = ux * vy - uy * vx;
  if (Math.abs(det) < 0.2) return;
  const k = zoom * ratio;
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.setTransform((k * vy) / det, (-k * uy) / det, (-k * vx) / det, (k * ux) / det,
    (-k * (a[0] * vy - a[1] * vx)) / det + k * margin, (-k * (a[1] * ux - a[0] * uy)) / det + k * margin);
  context.drawImage(image, 0, 0);
  canvas.hidden = false;
}

function updateSteps() {
  const at = shown.indexOf(current);
  for (const [id, step] of [["previous", -1], ["next", 1]]) if ($(id)) $(id).disabled = !neighbour(at, step);
}

const neighbour = (at, step) => (at < 0 ? shown[0] : shown[at + step]);

function move(step) {
  const upload = neighbour(shown.indexOf(current), step);
  if (upload) open(upload);
}

function toggleOverlay() {
  overlay = !overlay;
  $("overlay").setAttribute("aria-pressed", String(overlay));
  for (const picture of document.querySelectorAll(".picture")) picture.classList.toggle("bare", !overlay);
}

function open(upload, quietly) {
  if (current) current.row.firstChild.removeAttribute("aria-current");
  current = upload;
  upload.row.firstChild.setAttribute("aria-current", "true");
  upload.row.scrollIntoView({ block: "nearest" });
  const outcome = upload.outcome;
  const crops = [];
  const [text, kind] = STATES[upload.state];
  const button = (id, label, name, action, more) => el("button", { type: "button", id, "aria-label": name, title: name, onclick: action, ...more }, label);
  const detail = $("detail");
  const images = pictures(upload);
  detail.replaceChildren(
    el("div", { class: "title" },
      el("h2", null, el("bdi", null, clean(outcome.file))), upload.state === "read" ? null : el("span", { class: `chip ${kind}` }, text),
      el("div", { class: "tools" },
        el("button", { type: "button", class: "back", onclick: close }, "All uploads"),
        button("overlay", "Outlines", "Show or hide what was seen (o)", toggleOverlay, { "aria-pressed": String(overlay) }),
        el("span", { class: "step tools" }, button("previous", "↑", "Previous upload (k)", () => move(-1)), button("next", "↓", "Next upload (j)", () => move(1))))),
    about(outcome),
    el("div", { class: "columns" }, images, el("div", null,
      outcome.error ? el("section", { class: "card" }, el("header", null, el("h3", null, words(outcome.error.code)), el("span", { class: "chip bad" }, "Not processed")),
        el("p", { class: "none" }, clean(outcome.error.message))) : null,
      ...outcome.documents.map((_, index) => documentCard(upload, index, crops)),
      findingsCard(upload),
      outcome.verdict ? verdictCard(outcome.verdict) : null,
      uploads.length > 1 ? el("p", { class: "keys" }, el("kbd", null, "j"), " ", el("kbd", null, "k"), " next and previous · ", el("kbd", null, "o"), " outlines · ",
        el("kbd", null, "/"), " search") : null)));
  for (const image of images.querySelectorAll("img")) {
    image.decode().then(() => { if (current === upload) crops.filter((crop) => String(crop.page) === image.dataset.page).forEach((crop) => drawCrop(crop, upload)); }, () => {});
  }
  detail.scrollTop = 0;
  document.title = `${clean(outcome.file)} · docintake report`;
  history.replaceState(null, "", `#${upload.index + 1}`);
  if (!quietly) document.body.classList.add("open");
  updateSteps();
}

function close() {
  document.body.classList.remove("open");
  if (current) current.row.firstChild.focus();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape") { if (typing) event.target.blur(); else close(); return; }
  if (typing) return;
  const actions = { j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1), "/": () => $("search").focus(), o: toggleOverlay };
  // In the upload itself the arrows scroll.
  if (event.key.startsWith("Arrow") && event.target.closest("main")) return;
  if (Object.hasOwn(actions, event.key) && current) {
    event.preventDefault();
    actions[event.key]();
  }
}

document.addEventListener("DOMContentLoaded", () => {
  load();
  buildList();
  buildFilters();
  document.body.classList.toggle("single", uploads.length === 1);
  apply();
  const wanted = uploads[Number(location.hash.slice(1)) - 1];
  if (uploads.length) open(wanted || uploads[0], !wanted);
  else $("detail").append(el("p", { class: "none" }, "No uploads yet."));
  document.addEventListener("keydown", onKey);
});
