# syntax=docker/dockerfile:1
# One image for every service and for the command line:
#   docker build --tag motcua .
#   docker run --env SERVICE=dossier --env DATABASE_URL=… motcua                       (runs the service)
#   docker run --env DATABASE_URL=… motcua node apps/dossier/dist/main.js migrate      (prepares it: migrate, topics, seed)
ARG NODE_IMAGE=node:24-bookworm-slim

# What npm reads and nothing else, so that dependencies are installed again only when they change.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /motcua
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete \
  && find . -type d -empty -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /motcua
COPY --from=manifests /motcua ./
RUN npm ci --ignore-scripts
COPY . .
# What runs, without tests: compiled code, migrations, seeds, the command line.
RUN node node_modules/typescript/bin/tsc -b \
  && find apps libs -path '*/dist/*' \( -name '*.spec.*' -o -name '*.fixture.*' -o -name '.tsbuildinfo' \) -delete \
  && mkdir /built \
  && find apps libs -type d \( -name dist -o -name migrations -o -name seed -o -name bin \) -prune \
       ! -path '*/node_modules/*' ! -path '*/src/*' -exec cp -R --parents '{}' /built/ \;

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /motcua
COPY --from=manifests /motcua ./
# Optional packages are the embedded PostgreSQL of `npm start`; no production dependency needs an install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
WORKDIR /motcua
COPY --from=dependencies /motcua ./
COPY --from=build /built ./
# Mount points: volumes take over the owner of the folder they are first mounted on.
RUN install --directory --owner=node --group=node /var/lib/motcua/home /var/lib/motcua/keys /var/lib/motcua/simulators
USER node
ARG SERVICE=
ENV SERVICE=${SERVICE} PORT=3000
EXPOSE 3000
CMD ["sh", "-c", "exec node \"apps/${SERVICE:?name a service: directory, identity, catalog, dossier, adapter-dvcqg or simulators}/dist/main.js\""]
