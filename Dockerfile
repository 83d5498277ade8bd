FROM python:3.12-slim
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY db db
COPY feeds feeds
COPY rules rules
COPY screening screening
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --system --create-home --home-dir /data sanctions
USER sanctions
ENV SANCTIONS_HOME=/data
VOLUME /data
ENTRYPOINT ["sanctions"]
CMD ["--help"]
