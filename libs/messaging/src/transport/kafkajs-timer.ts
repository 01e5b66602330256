import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const { prototype } = RequestQueue;
const schedule = prototype.scheduleCheckPendingRequests;

/*
 * Every connection of kafkajs 2.2.4 re-arms a 1 ms timer for ever, in vain and with a TimeoutNegativeWarning on Node 24.
 * It is needed only while requests wait or the broker throttles.
 */
prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
};
