/* Says in the mini-program around this page how the rating ended; never how somebody rated. */
/* global wx */
for (const kind of ['received', 'kept', 'refused'])
  document.addEventListener(`gov-rating-${kind}`, ({detail}) => {
    const receiptNumber = detail && detail.receiptNumber;
    wx.miniProgram.postMessage({data: receiptNumber ? {kind, receiptNumber} : {kind}});
  });
