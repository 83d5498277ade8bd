# The tool alone, under an account of its own that may write to its volume and to /tmp.
# Started as in docker-compose.yml the rest of the file system is read-only.
FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_PYTHON=/opt/sanctions/bin/python
RUN ["python", "-m", "venv", "--without-pip", "/opt/sanctions"]
WORKDIR /build
COPY requirements/run.txt requirements/run.txt
RUN ["pip", "install", "--require-hashes", "--requirement", "requirements/run.txt"]
COPY pyproject.toml README.md ./
COPY db db
COPY feeds feeds
COPY rules rules
COPY screening screening
RUN ["pip", "install", "--no-deps", "--no-build-isolation", "."]

FROM python:3.12-slim
RUN groupadd --gid 10001 sanctions \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin sanctions \
    && install --directory --owner 10001 --group 10001 --mode 0700 /data
COPY --from=build /opt/sanctions /opt/sanctions
ENV PATH=/opt/sanctions/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    TMPDIR=/tmp \
    SANCTIONS_HOME=/data
# A number, so that a cluster can see that it is not root.
USER 10001:10001
WORKDIR /data
# No VOLUME: each call without one would leave an unnamed volume behind.
HEALTHCHECK --interval=5m --timeout=30s --start-period=10m --retries=3 \
    CMD ["sanctions", "health", "--quiet"]
ENTRYPOINT ["sanctions"]
CMD ["--help"]
