# stopover with a Java that holds nothing else: docker build -t stopover . && docker run --rm -v "$PWD:/src" stopover check
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -ntp -Pdistribution,image -pl distribution -am -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    && mv distribution/target/stopover-*-image /opt/stopover

FROM debian:stable-slim
# git says what a branch changes. What is mounted as /src may belong to another user, and is what is to be read.
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system safe.directory /src
COPY --from=build /opt/stopover /opt/stopover
RUN ln -s /opt/stopover/bin/stopover /usr/local/bin/stopover
LABEL org.opencontainers.image.title="Stopover" \
    org.opencontainers.image.description="A static analyzer for PostgreSQL migrations" \
    org.opencontainers.image.licenses="Apache-2.0"
USER 65534
WORKDIR /src
ENTRYPOINT ["stopover"]
