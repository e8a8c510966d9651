/** The style of the page of a printed code: one card for each thing that one can do, its button as wide as the card. */
export const pointStyles = `.language{margin:0 0 -2.75rem;text-align:right}
#point-language{min-height:2.75rem;padding:.25rem .75rem;background:none;color:#12467b;text-decoration:underline}
.point h1{padding-right:6rem}
.point{margin-bottom:1.5rem}
.point p:empty{display:none}
#point-ways section{margin:0 0 1rem;background:#fff;border-radius:.75rem;overflow:hidden}
#point-ways section>h2{margin:0}
#point-ways .others{padding:1rem 1.25rem;background:none}
#point-ways .others h2{margin:0 0 .5rem}
#point-ways ul{margin:0;padding-left:1.25rem}
#point-ways li{margin:.25rem 0}
.way{position:relative;display:block;width:100%;min-height:5rem;padding:1rem 3.5rem 1rem 1.25rem;border-radius:.75rem;text-align:left;font-weight:400}
.way b{display:block;font-size:1.375rem;line-height:1.4}
.way span{display:block;font-size:1rem;line-height:1.5;text-wrap:pretty}
.way::after{content:"";position:absolute;right:1.5rem;top:50%;width:.625rem;height:.625rem;border:solid;border-width:0 .1875rem .1875rem 0;transform:translateY(-75%) rotate(45deg)}
main a.way{background:#12467b;color:#fff;text-decoration:none}
a.way::after{transform:translateY(-50%) rotate(-45deg)}
.way[aria-expanded=true]{border-radius:.75rem .75rem 0 0}
.way[aria-expanded=true]::after{transform:translateY(-25%) rotate(225deg)}
button:focus-visible,#point-number:focus-visible,main a:focus-visible{outline:.1875rem solid #12467b;outline-offset:.125rem}
#point-rate-form gov-rating{min-height:0}
#point-rate-form gov-rating::part(card){border:0}
#point-find-form{padding:1rem 1.25rem 1.25rem}
#point-find-form label{display:block;font-size:1.125rem;font-weight:600}
#point-number-hint{margin:.25rem 0 .75rem;color:#4c5866}
#point-number{display:block;width:100%;min-height:3.25rem;padding:.5rem .75rem;border:.125rem solid #5b6675;border-radius:.5rem;background:#fff;color:inherit;font:inherit;font-size:1.25rem}
#point-number[aria-invalid=true]{border-color:#b3261e}
#point-number-error{margin:.5rem 0 0;color:#a3211a;font-weight:600}
#point-number-error:empty{display:none}
#point-search{width:100%;min-height:3.25rem;margin-top:1rem;font-size:1.125rem;font-weight:600}
#point-search[aria-disabled=true]{opacity:.7}
`;

/** The same in the dark. */
export const pointDark =
  'button:focus-visible,#point-number:focus-visible,main a:focus-visible{outline-color:#f2a900}' +
  '#point-language{color:#8ab8f5}#point-ways section{background:#1b222b}#point-ways .others{background:none}' +
  '#point-number-hint{color:#aab5c2}#point-number{background:#12161c;border-color:#8b97a5}#point-number-error{color:#ff9b92}';
