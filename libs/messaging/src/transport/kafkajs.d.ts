declare module 'kafkajs/src/network/requestQueue/index.js' {
  interface Queue {
    readonly pending: readonly unknown[];
    readonly throttledUntil: number;
    scheduleCheckPendingRequests: (this: Queue) => void;
  }
  const RequestQueue: { readonly prototype: Queue };
  export default RequestQueue;
}
