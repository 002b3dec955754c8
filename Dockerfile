# The book in a container: Debian 12 and the packages that ./book installs (a test compares the two lists).
# Nobody has built this image with a container engine yet; its steps are those of ./book on Debian 12.
#
#   docker build -t book . && docker run --rm -it book ./book exercise list
FROM debian:12 AS packages
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    cmake ninja-build g++ make libgtest-dev zlib1g-dev libfmt-dev libcli11-dev nlohmann-json3-dev libstb-dev curl \
    ca-certificates libboost-context-dev libopenblas-dev libseccomp-dev \
    && rm -rf /var/lib/apt/lists/*

# With everything built, as a grader's image wants it.
FROM packages
WORKDIR /book
COPY . .
RUN ./book --preset cpu stages
CMD ["./book", "--help"]
