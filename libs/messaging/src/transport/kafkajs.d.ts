declare module 'kafkajs/src/network/requestQueue/index.js' {
  const RequestQueue: {
    prototype: { scheduleCheckPendingRequests(): void; pending: unknown[]; throttledUntil: number };
  };
  export default RequestQueue;
}
