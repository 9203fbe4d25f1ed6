// The map: outlines that are part of this program, members, open cases, areas of warnings. Nothing is loaded from
// elsewhere. Where the browser cannot draw it, the frame stays hidden and the table is what there is.
import "maplibre-gl/dist/maplibre-gl.css";
import codes from "i18n-iso-countries/codes.json";
import { type GeoJSONSource, type StyleSpecification, Map, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import world from "world-atlas/countries-110m.json";

interface Layers {
  readonly members: readonly { readonly member: string; readonly name: string }[];
  readonly cases: readonly { readonly host: string; readonly title: string; readonly href: string }[];
  readonly areas: string;
}

interface Colours {
  readonly sea: string;
  readonly land: string;
  readonly line: string;
  readonly member: string;
  readonly hazard: string;
}

const NEAR = 2.6;
const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const NUMERIC = new globalThis.Map((codes as string[][]).map((row) => [row[0] ?? "", row[2] ?? ""]));

const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
const ANTARCTICA = "010";
const countries = feature(topology, topology.objects.countries)
  .features.filter((row) => String(row.id) !== ANTARCTICA)
  .map((row) => ({ ...row, geometry: unwrapped(row.geometry) }));

const frame = document.querySelector<HTMLElement>("#map-frame");
const given = document.querySelector("#map-layers");
if (frame && given && drawable()) draw(frame, JSON.parse(given.textContent ?? "{}") as Layers);

function drawable(): boolean {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}

function draw(frame: HTMLElement, layers: Layers): void {
  setWorkerUrl(workerUrl);
  frame.hidden = false;
  const map = new Map({
    container: "map",
    style: style(layers, colours()),
    center: [62, 49],
    zoom: 1.6,
    minZoom: 0.5,
    maxZoom: 9,
    attributionControl: false,
    dragRotate: false,
    cooperativeGestures: false,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.getCanvas().setAttribute("aria-label", frame.dataset["readyLabel"] ?? "");
  const chosen = members(layers);
  frameMembers(map, chosen);
  mark(map, layers, chosen);
  near(map, frame);
  map.on("zoom", () => near(map, frame));
  map.on("load", () => void areas(map, layers.areas));
  new MutationObserver(() => recolour(map)).observe(document.documentElement, { attributes: true });
}

function style(layers: Layers, tone: Colours): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: { type: "FeatureCollection", features: countries } },
      members: { type: "geojson", data: { type: "FeatureCollection", features: members(layers) } },
      borders: { type: "geojson", data: unwrapped(mesh(topology, topology.objects.countries)) },
      areas: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": tone.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": tone.land } },
      { id: "members", type: "fill", source: "members", paint: { "fill-color": tone.member, "fill-opacity": 0.35 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": tone.line, "line-width": 0.6 } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": tone.hazard, "fill-opacity": 0.35 } },
      { id: "rims", type: "line", source: "areas", paint: { "line-color": tone.hazard, "line-width": 2 } },
    ],
  };
}

function colours(): Colours {
  const held = getComputedStyle(document.documentElement);
  const of = (name: string) => held.getPropertyValue(name).trim();
  return {
    sea: of("--calm-soft"),
    land: of("--sheet"),
    line: of("--line"),
    member: of("--accent"),
    hazard: of("--warn"),
  };
}

function recolour(map: Map): void {
  const tone = colours();
  if (!map.isStyleLoaded()) return;
  map.setPaintProperty("sea", "background-color", tone.sea);
  map.setPaintProperty("land", "fill-color", tone.land);
  map.setPaintProperty("members", "fill-color", tone.member);
  map.setPaintProperty("borders", "line-color", tone.line);
  map.setPaintProperty("areas", "fill-color", tone.hazard);
  map.setPaintProperty("rims", "line-color", tone.hazard);
}

function members(layers: Layers): Feature<Geometry>[] {
  return layers.members.map((row) => country(row.member)).filter((row) => row !== undefined);
}

function country(member: string): Feature<Geometry> | undefined {
  const wanted = NUMERIC.get(member);
  return wanted ? countries.find((row) => String(row.id).padStart(3, "0") === wanted) : undefined;
}

/** A shape that crosses the 180th meridian goes on beyond it instead of back around the world. */
function unwrapped<T extends Geometry>(shape: T): T {
  if (shape.type === "Polygon") return { ...shape, coordinates: shape.coordinates.map(onwards) };
  if (shape.type === "MultiLineString") return { ...shape, coordinates: shape.coordinates.map(onwards) };
  if (shape.type === "MultiPolygon") return { ...shape, coordinates: shape.coordinates.map((part) => part.map(onwards)) };
  return shape;
}

function onwards(line: readonly Position[]): Position[] {
  const crosses = line.some((at, n) => n > 0 && Math.abs((at[0] ?? 0) - (line[n - 1]?.[0] ?? 0)) > 180);
  return line.map((at) => (crosses && (at[0] ?? 0) < 0 ? [(at[0] ?? 0) + 360, at[1] ?? 0] : [...at]));
}

/** The ring of a country's largest part, by the area it takes on the map. */
function outline(shape: Feature<Geometry>): readonly Position[] {
  const parts = partsOf(shape.geometry);
  const rings = parts.map((part) => part[0] ?? []);
  return rings.reduce((best, ring) => (extent(ring) > extent(best) ? ring : best), rings[0] ?? []);
}

function partsOf(shape: Geometry): readonly Position[][][] {
  if (shape.type === "GeometryCollection") return shape.geometries.flatMap(partsOf);
  if (shape.type === "MultiPolygon") return shape.coordinates;
  return shape.type === "Polygon" ? [shape.coordinates] : [];
}

function extent(ring: readonly Position[]): number {
  const [west, south, east, north] = box(ring);
  return Math.max(0, east - west) * Math.max(0, north - south);
}

function box(ring: readonly Position[]): [number, number, number, number] {
  const [lon, lat] = [ring.map((at) => at[0] ?? 0), ring.map((at) => at[1] ?? 0)];
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}

function middle(shape: Feature<Geometry>): [number, number] {
  const [west, south, east, north] = box(outline(shape));
  return [(west + east) / 2, (south + north) / 2];
}

function frameMembers(map: Map, shapes: readonly Feature<Geometry>[]): void {
  const boxes = shapes.map((shape) => box(outline(shape)));
  if (!boxes.length) return;
  const reach = (at: 0 | 1 | 2 | 3, of: (...values: number[]) => number) => of(...boxes.map((row) => row[at]));
  const bounds: [number, number, number, number] = [
    reach(0, Math.min),
    reach(1, Math.min),
    reach(2, Math.max),
    reach(3, Math.max),
  ];
  map.fitBounds(bounds, { padding: 20, animate: false });
}

/** Names of members are shown once there is room for them. */
function near(map: Map, frame: HTMLElement): void {
  frame.classList.toggle("is-near", map.getZoom() >= NEAR);
}

function mark(map: Map, layers: Layers, shapes: readonly Feature<Geometry>[]): void {
  for (const row of layers.members) {
    const shape = country(row.member);
    if (shape && shapes.includes(shape)) sign(map, "friend", row.name, middle(shape), "");
  }
  for (const row of layers.cases) {
    const shape = country(row.host);
    if (shape) sign(map, "civil", row.title, middle(shape), row.href);
  }
}

function sign(map: Map, kind: string, name: string, at: [number, number], href: string): void {
  const element = document.createElement(href ? "a" : "span");
  element.className = `map-sign sign-${kind}-mark`;
  if (element instanceof HTMLAnchorElement) element.href = href;
  const picture = document.createElement("span");
  picture.className = `sign sign-${kind}`;
  const label = document.createElement("span");
  label.className = "map-name";
  label.textContent = name;
  element.append(picture, ...(name ? [label] : []));
  new Marker({ element, anchor: href ? "bottom" : "top" }).setLngLat(at).addTo(map);
}

async function areas(map: Map, address: string): Promise<void> {
  if (!address) return;
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => undefined);
  if (!answer?.ok) return;
  const found = (await answer.json()) as FeatureCollection;
  map.getSource<GeoJSONSource>("areas")?.setData(found);
  for (const row of found.features) {
    const at = row.geometry.type === "Point" ? row.geometry.coordinates : undefined;
    if (at) sign(map, "hazard", "", [at[0] ?? 0, at[1] ?? 0], "");
    else if (outline(row).length) sign(map, "hazard", "", middle(row), "");
  }
}
