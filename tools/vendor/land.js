// The land of the world without any border, as one SVG path in the Equal Earth projection.
// Components/Charts/EqualEarth.cs places points with the same numbers.
import { readFileSync } from "node:fs";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const WIDTH = 1000;
const HEIGHT = 465;
const EQUATOR = 265;
const SCALE = 184.7;
const ANTARCTIC = -60;

export function landOutline(file) {
  const world = JSON.parse(readFileSync(file, "utf8"));
  const land = feature(world, world.objects.land).features[0].geometry;
  const north = {
    ...land,
    coordinates: land.coordinates.filter(([ring]) => ring.some(([, latitude]) => latitude > ANTARCTIC)),
  };
  const projection = geoEqualEarth().scale(SCALE).translate([WIDTH / 2, EQUATOR]);
  const path = geoPath(projection).digits(1)(north);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path id="land" d="${path}"/></svg>\n`;
}
