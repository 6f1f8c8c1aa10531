# syntax=docker/dockerfile:1

# --- build: the same two commands that a developer runs -----------------------------------------------------------
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml LICENSE NOTICE ./
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests package

# --- image --------------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 finetune-cost \
 && useradd --system --uid 10001 --gid 10001 --home-dir /data --shell /usr/sbin/nologin finetune-cost \
 && mkdir /data && chown finetune-cost:finetune-cost /data
COPY --from=build /src/target/finetune-cost /opt/finetune-cost
# The AOT cache is trained here, in the layer of the jars it belongs to: a cache never meets other jars
RUN FINETUNE_COST_JAVA_OPTS="-XX:AOTCacheOutput=/opt/finetune-cost/lib/finetune-cost.aot" \
    /opt/finetune-cost/bin/finetune-cost estimate --offline "fine-tune llama 3.1 8b on 8k emails, 50k requests a day, now on gpt-4.1-mini" > /dev/null
ENV FINETUNE_COST_HOME=/data \
    FINETUNE_COST_JAVA_OPTS="-XX:AOTCache=/opt/finetune-cost/lib/finetune-cost.aot -XX:MaxRAMPercentage=75" \
    HOST=0.0.0.0 \
    PORT=3000
USER finetune-cost
VOLUME /data
EXPOSE 3000
# bash speaks HTTP well enough here: the base image promises neither curl nor wget
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/finetune-cost/bin/finetune-cost"]
CMD ["serve"]
