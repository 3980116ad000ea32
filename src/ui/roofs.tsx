/** Rooftops with a few lit windows: the only ornament, drawn in the colour of its surroundings. */
export function Roofs() {
  return (
    <svg class="roofs" viewBox="0 0 480 120" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <path d="M0 120V84l34-22 34 22v36zM78 120V58h52v62zM140 120V78l40-26 40 26v42zM230 120V40h44v80zM284 120V70l36-24 36 24v50zM366 120V54h46v66zM420 120V82l30-20 30 20v38z" />
      <g class="lit">
        <path d="M28 92h12v12H28zM88 68h10v10H88zM110 84h10v10h-10zM172 86h14v14h-14zM240 52h9v9h-9zM256 70h9v9h-9zM312 80h14v14h-14zM376 64h9v9h-9zM394 82h9v9h-9zM444 92h12v12h-12z" />
      </g>
    </svg>
  );
}
