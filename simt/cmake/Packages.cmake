# What the simulator needs, all of it packages of the distribution: libboost-context-dev, libopenblas-dev,
# nlohmann-json3-dev, libfmt-dev, libcli11-dev.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(OpenMP COMPONENTS CXX)
find_package(Boost REQUIRED COMPONENTS context)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_path(OPENBLAS_INCLUDE_DIR cblas.h PATH_SUFFIXES openblas openblas-pthread x86_64-linux-gnu x86_64-linux-gnu/openblas-pthread
          aarch64-linux-gnu/openblas-pthread REQUIRED)
find_library(OPENBLAS_LIBRARY openblas PATH_SUFFIXES openblas-pthread REQUIRED)
add_library(simt_openblas INTERFACE)
add_library(simt::openblas ALIAS simt_openblas)
target_include_directories(simt_openblas SYSTEM INTERFACE ${OPENBLAS_INCLUDE_DIR})
target_link_libraries(simt_openblas INTERFACE ${OPENBLAS_LIBRARY})
