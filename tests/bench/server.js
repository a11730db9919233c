// A plain HTTP/1.1 server for the peers: every file compressed before the first request, none ever cached.

import { once } from "node:events";
import { createServer } from "node:http";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

export class Server {
  #files = new Map();
  #compressed = new Map();
  #http;

  /** Adds a file. Everything is added before the server starts. */
  serve(path, content) {
    this.#files.set(path, content.toString());
  }

  /** Where it listens, such as `http://127.0.0.1:49152`, chosen before it starts. */
  origin;

  /** Finds a free port. */
  static async open() {
    const server = new Server();
    server.#http = createServer((request, response) => server.#reply(request, response));
    server.#http.listen(0, "127.0.0.1");
    await once(server.#http, "listening");
    server.origin = `http://127.0.0.1:${server.#http.address().port}`;
    return server;
  }

  /** Compresses what was added. */
  async ready() {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    const distinct = [...new Set(this.#files.values())];
    const bodies = await Promise.all(distinct.map((content) => compress(content, { params })));
    const byContent = new Map(distinct.map((content, at) => [content, bodies[at]]));
    for (const [path, content] of this.#files) this.#compressed.set(path, byContent.get(content));
  }

  close() {
    this.#http.closeAllConnections();
    this.#http.close();
  }

  #reply(request, response) {
    const path = request.url.split("?")[0];
    const body = this.#compressed.get(path);
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "text/html; charset=utf-8",
      "content-encoding": "br",
      "content-length": body.length,
      "cache-control": "no-store",
    });
    response.end(body);
  }
}
