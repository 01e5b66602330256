interface Page {
  readonly status: number;
  readonly text: string;
}

/** As much of a browser as a sign-in needs: cookies of one host, by path, and redirects. */
export class Browser {
  private readonly cookies = new Map<string, { name: string; value: string; path: string }>();
  address: URL | undefined;

  get(address: string | URL): Promise<Page> {
    return this.go('GET', new URL(address, this.address));
  }

  /** Sends the form of the page it is on. */
  submit(fields: Record<string, string>): Promise<Page> {
    return this.go('POST', this.address!, new URLSearchParams(fields));
  }

  private async go(method: 'GET' | 'POST', address: URL, body?: URLSearchParams): Promise<Page> {
    this.address = address;
    const cookie = [...this.cookies.values()]
      .filter(({ path }) => address.pathname === path || address.pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = { accept: 'text/html', cookie };
    const answer = await fetch(address, { method, headers, redirect: 'manual', ...(body && { body }) });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const text = await answer.text();
    const location = answer.headers.get('location');
    return location === null ? { status: answer.status, text } : this.go('GET', new URL(location, address));
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
    if (value === '' || Date.parse(expires ?? '') < Date.now()) this.cookies.delete(`${path} ${name}`);
    else this.cookies.set(`${path} ${name}`, { name, value, path });
  }
}
