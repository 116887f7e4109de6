# The program on Alpine: a shell for the jobs of CI systems, and nothing else that cfnsonnet needs.
#
#   docker build -t cfnsonnet .
#   docker run --rm -v "$PWD":/src -w /src cfnsonnet cfnsonnet check template.jsonnet
FROM debian:12-slim AS build
WORKDIR /src
COPY tools/lib/packages tools/lib/
RUN apt-get update && sed -n 's/^build *//p' tools/lib/packages | xargs apt-get install -y --no-install-recommends
COPY . .
# Static, so that it runs where there is no glibc. The licences of what is linked in go with it.
RUN cmake -S . -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCFNSONNET_TESTS=OFF -DCFNSONNET_STATIC=ON \
 && cmake --build /build --target cfnsonnet && strip /build/cfnsonnet \
 && DESTDIR=/image cmake --install /build --prefix /usr --component licences

FROM alpine:3
COPY --from=build /image/ /
COPY --from=build /build/cfnsonnet /usr/bin/cfnsonnet
# Where templates come to lie; in `/` every file would be beside them.
WORKDIR /src
