# syntax=docker/dockerfile:1
# Two images: "backend" runs "tailgate serve", "grafana" is Grafana with the plugin in it.
# docker-compose.yml puts them together.
ARG NODE_VERSION=20
ARG GRAFANA_VERSION=12.4.3

FROM node:${NODE_VERSION}-bookworm-slim AS sources
WORKDIR /opt/tailgate
COPY package.json package-lock.json .npmrc ./
COPY contract/package.json contract/
COPY backend/package.json backend/
COPY src/package.json src/

FROM sources AS build
RUN npm ci
COPY . .
RUN npm run build

FROM sources AS dependencies
RUN npm ci --omit=dev --workspace contract --workspace backend

FROM node:${NODE_VERSION}-bookworm-slim AS backend
WORKDIR /opt/tailgate
COPY --from=dependencies /opt/tailgate ./
COPY --from=build /opt/tailgate/contract/dist contract/dist
COPY --from=build /opt/tailgate/backend/dist backend/dist
COPY backend/bin backend/bin
COPY LICENSE ./
# A volume takes over owner and mode of the folder that it is first mounted on.
RUN install -d -o node -g node -m 0755 /var/lib/tailgate /run/tailgate
# Inside a container only the container itself reaches the loopback address. Tailgate refuses any
# other one without a token: TAILGATE_TOKEN_FILE or TAILGATE_TOKEN has to be given.
ENV NODE_ENV=production \
    TAILGATE_HOST=0.0.0.0 \
    TAILGATE_PORT=7070 \
    TAILGATE_GRPC_HOST=0.0.0.0 \
    TAILGATE_GRPC_PORT=7071 \
    TAILGATE_DATA_FOLDER=/var/lib/tailgate
USER node
VOLUME /var/lib/tailgate
EXPOSE 7070 7071
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7070/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "backend/bin/tailgate.cjs"]
CMD ["serve"]

FROM grafana/grafana:${GRAFANA_VERSION} AS grafana
# A folder of its own: a volume over /var/lib/grafana would hide the plugin of a newer image.
ENV GF_PATHS_PLUGINS=/opt/grafana/plugins
COPY --chown=472:0 --from=build /opt/tailgate/dist /opt/grafana/plugins/tailgate-apigateway-app
COPY --chown=472:0 docker/grafana.ini /etc/grafana/grafana.ini
COPY --chown=472:0 provisioning /etc/grafana/provisioning
