#!/bin/sh
# Everything that only a GPU can tell, in one go: 12 minutes on one GPU of the Hopper class, most valuable parts first.
#
#   bench/on_a_gpu.sh [--packages DIR] [--data DIR] [--out DIR] [--build DIR] [--minutes N]
#                      [--only PART[,PART…]]
#
#   --packages DIR  what bench/gpu_packages.sh gathered, on a machine that can install nothing
#   --data DIR      the data sets (a directory with mnist/ in it); default: $M2M_DATA, then datasets/
#   --out DIR       where the results go; default: out/gpu. gpu-results.json there is whole after every part
#   --build DIR     where to build; default: build/cuda
#   --minutes N     stop after about so many minutes; default: 12
#   --only PARTS    facts, build, suite, ladder, training, sanitizer, counters, claims; the others keep what
#                   an earlier run left in DIR
#
# A part that fails or runs out of time is recorded and ends nothing else. ./book results FILE then fills the tables of
# the chapters; bench/README.md describes the file. Needs CUDA (nvcc, cuBLAS; ncu and compute-sanitizer for their
# parts), CMake, Ninja, g++ and awk; PyTorch where it is to be compared. Exit status: 0 when every part was done.
# shellcheck disable=SC2317  # the parts are called by name
set -u
LC_ALL=C
export LC_ALL

root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
self=$root/bench/on_a_gpu.sh
all_parts="facts build suite ladder training sanitizer counters claims"

say() { printf 'on_a_gpu: %s\n' "$*" >&2; }
bad() { printf 'error: %s\n' "$*" >&2; exit 2; }
now() { date +%s; }

# ---- JSON, a string and an item at a time ----
# A string in quotes from what is on standard input; what is no UTF-8 is left out.
quoted() {
    { iconv -c -f UTF-8 -t UTF-8 2>/dev/null || true; } | tr -d '\000-\010\013-\037' |
        sed 's/\\/\\\\/g; s/"/\\"/g; s/	/\\t/g' |
        awk 'BEGIN { printf "\"" } { printf "%s%s", between, $0; between = "\\n" } END { printf "\"" }'
}
text() { printf '%s' "$*" | quoted; }
tail_of() { tail -n "${2:-15}" "$1" 2>/dev/null | cut -c 1-500 | quoted; }
# item NAME: adds standard input, one JSON object, to the part's items.
item() {
    cat >"$items/.$1.tmp" && mv "$items/.$1.tmp" "$items/$1.json"
}
# A file's JSON, or null when it is empty, missing or broken: one bad report must not spoil the whole file.
json_of() {
    if [ -s "$1" ] && "$book" results --valid "$1" >/dev/null 2>&1; then cat "$1"; else printf 'null'; fi
}

# ---- options; --inside is this script's own, for one part under a time limit ----
inside='' until=0 packages='' data=${M2M_DATA:-} out=$root/out/gpu build=$root/build/cuda minutes=12 only=''
command=bench/on_a_gpu.sh  # without the paths of this machine
while [ $# -gt 0 ]; do
    case $1 in
        --packages|--data|--out|--build|--minutes|--only|--inside|--until)
            [ $# -ge 2 ] || bad "$1 needs a value"
            case $1 in
                --packages) packages=$2 ;; --data) data=$2 ;; --out) out=$2 ;; --build) build=$2 ;; --minutes) minutes=$2 ;;
                --only) only=$2 ;; --inside) inside=$2 ;; --until) until=$2 ;;
            esac
            shift 2 ;;
        --) shift; break ;;
        -h|--help) sed -n '2,/^set -u/p' "$self" | sed '$d; /^# shellcheck/d; s/^# \{0,1\}//'; exit 0 ;;
        *) bad "unknown option $1; --help shows the options" ;;
    esac
done
case $minutes in ''|*[!0-9.]*|*.*.*) bad "--minutes '$minutes' is no number" ;; esac
if [ -n "$packages" ]; then
    [ -d "$packages/usr/include" ] || bad "--packages $packages holds no packages; bench/gpu_packages.sh gathers them"
    packages=$(CDPATH='' cd "$packages" && pwd -P)
fi
if [ -z "$data" ]; then data=$root/datasets; fi
wanted=$all_parts
if [ -n "$only" ]; then
    wanted=$(printf '%s' "$only" | tr ',' ' ')
    for part in $wanted; do
        case " $all_parts " in *" $part "*) ;; *) bad "there is no part '$part'; they are: $all_parts" ;; esac
    done
fi
mkdir -p "$out" || exit 1
out=$(CDPATH='' cd "$out" && pwd -P)

mkdir -p "$build" || exit 1
build=$(CDPATH='' cd "$build" && pwd -P)
book=$build/bin/book
PATH=$PATH:/usr/local/cuda/bin
for nsight in /opt/nvidia/nsight-compute/*/; do  # where the toolkit leaves it without a link
    if [ -d "$nsight" ]; then PATH=$PATH:$nsight; fi
done
export PATH
export M2M_ROOT="$root" M2M_DATA="$data"
catalogue=$root/simt/tests/check
golden=$root/simt/tests/count
capability() { nvidia-smi --query-gpu=compute_cap --format=csv,noheader 2>/dev/null | head -n 1 | tr -d .; }
need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 || { say "$part: $tool is missing"; exit 77; }
    done
}
need_book() { [ -x "$book" ] || { say "$part: the book program was not built"; exit 77; }; }
need_gpu() { nvidia-smi -L >/dev/null 2>&1 || { say "$part: there is no NVIDIA GPU here"; exit 77; }; }

# limited SECONDS COMMAND…: at most so long, and no longer than the part may; ends the part when its time is up.
limited() {
    seconds=$1; shift
    left=$((until - $(now)))
    [ $left -ge 2 ] || return 124
    if [ "$seconds" -gt $left ]; then seconds=$left; fi
    timeout -k 5 "$seconds" "$@"
}
time_left() { [ $((until - $(now))) -ge 3 ] || { say "$part: no time left"; exit 124; }; }

# ---- facts: what machine is this? ----
fact() { printf '{"what": %s, "text": %s}' "$(text "$1")" "$(quoted)" | item "$1"; }
part_facts() {
    uname -srm | fact kernel
    sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1 | fact cpu
    nproc | fact cpu_threads
    sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release | fact system
    { c++ --version || g++ --version; } 2>&1 | head -n 1 | fact cxx
    cmake --version 2>&1 | head -n 1 | fact cmake
    { nvcc --version || true; } 2>&1 | tail -n 2 | head -n 1 | fact nvcc
    git -C "$root" rev-parse HEAD 2>/dev/null | fact commit
    for tool in ncu compute-sanitizer; do
        command -v $tool >/dev/null 2>&1 && $tool --version 2>&1 | tail -n 2 | head -n 1 | fact $tool
    done
    if [ -n "$packages" ]; then fact packages <"$packages/packages.txt"; fi
    need nvidia-smi
    need_gpu
    for field in name driver_version compute_cap memory.total clocks.max.sm clocks.max.mem power.limit vbios_version; do
        nvidia-smi --query-gpu=$field --format=csv,noheader 2>/dev/null | head -n 1 | fact gpu.$field
    done
    nvidia-smi 2>&1 | fact nvidia-smi
}

# ---- build ----
step() {  # NAME COMMAND…: one step of the build; what it printed is kept when it fails
    name=$1; shift
    begun=$(now)
    limited 400 "$@" >"$raw/build-$name.log" 2>&1
    status=$?
    printf '{"step": "%s", "status": %d, "seconds": %d, "output": %s}' "$name" $status $(($(now) - begun)) \
        "$(if [ $status -eq 0 ]; then text ''; else
               { grep -nE 'error|FAILED' "$raw/build-$name.log" | head -n 10; tail -n 15 "$raw/build-$name.log"; } | quoted
           fi)" | item "$name"
    return $status
}
configure() {
    set -- -DM2M_MPI=OFF
    architecture=$(capability)
    if [ -n "$architecture" ]; then set -- "$@" "-DCMAKE_CUDA_ARCHITECTURES=$architecture-real"; fi
    if [ -n "$packages" ]; then
        set -- "$@" "-DCMAKE_PREFIX_PATH=$packages/usr" "-DM2M_GTEST_SOURCE=$packages/usr/src/googletest"
    fi
    # A cuBLAS that came with a Python package has no development links: name its parts.
    cublas=no
    for cuda in "$(dirname "$(dirname "$(readlink -f "$(command -v nvcc)")")")" /usr/local/cuda; do
        for library in "$cuda"/lib64/libcublas.so "$cuda"/lib/libcublas.so "$cuda"/targets/*/lib/libcublas.so; do
            if [ -e "$library" ]; then cublas=yes; fi
        done
    done
    if [ $cublas = no ]; then
        release=$(nvcc --version | sed -n 's/.*release \([0-9]*\).*/\1/p')
        library=$(find / -xdev -name "libcublas.so.$release" 2>/dev/null | head -n 1)
        header=$(find / -xdev -name cublas_v2.h 2>/dev/null | head -n 1)
        if [ -n "$library" ] && [ -n "$header" ]; then
            set -- "$@" "-DCUDA_cublas_LIBRARY=$library" \
                "-DCUDA_cublasLt_LIBRARY=$(ls "$(dirname "$library")"/libcublasLt.so* | head -n 1)"
            CPATH=$(dirname "$header")
            export CPATH
            printf 'CPATH=%s\nexport CPATH\n' "$CPATH" >"$out/environment"
        fi
    fi
    cd "$root" && cmake --preset cuda -B "$build" "$@"
}
part_build() {
    need nvcc cmake ninja
    step configure sh "$self" --inside build:configure ${packages:+--packages "$packages"} --out "$out" --build "$build" || { say "build: configuring failed"; exit 1; }
    if [ -e "$out/environment" ]; then . "$out/environment"; fi
    step programs cmake --build "$build" --target book stage_once || { say "build: the programs do not build"; exit 1; }
    step tests cmake --build "$build" --target cuda_tests -- -k 0 || { say "build: a test does not build"; exit 1; }
}

# ---- suite: each test program as a whole, so that CUDA starts once; what fails, again by itself ----
suite_program() {
    program=$1
    log=$raw/$program.log
    begun=$(now)
    limited 400 "$build/tests/$program" "--gtest_output=json:$raw/$program.json" >"$log" 2>&1
    status=$?
    output=''
    if [ "$status" -ne 0 ]; then
        output=$(grep -aE 'FAILED|Failure|rror:|terminate|Expected' "$log" | head -n 30 | cut -c 1-300)
    fi
    failed=$(sed -n 's/^\[  FAILED  \] \([A-Za-z0-9_]*\(\/[A-Za-z0-9_]*\)*\.[^ ,]*\).*/\1/p' "$log" | sort -u)
    alone=''
    for test in $(printf '%s\n' "$failed" | head -n 10); do
        limited 60 "$build/tests/$program" "--gtest_filter=$test" >"$log.alone" 2>&1
        alone="$alone${alone:+, }{\"test\": $(text "$test"), \"status\": $?, \"output\": $(tail_of "$log.alone" 25)}"
        cat "$log.alone" >>"$log"
    done
    # The last lines count; without them it did not come to its end. (GoogleTest's own JSON is not always JSON.)
    ran=$(sed -n 's/^\[=*\] \([0-9]*\) tests\{0,1\} from .* ran.*/\1/p' "$log" | head -n 1)
    skipped=$(sed -n 's/^\[  SKIPPED \] \([0-9]*\) tests\{0,1\}[,.].*/\1/p' "$log" | head -n 1)
    report=null
    if [ -n "$ran" ]; then
        report="{\"tests\": $ran, \"failures\": $(printf '%s' "$failed" | grep -c .), \"skipped\": ${skipped:-0}}"
    fi
    printf '{"program": "%s", "status": %d, "seconds": %d, "output": %s, "alone": [%s], "report": %s}' "$program" \
        "$status" $(($(now) - begun)) "$(text "$output")" "$alone" "$report" | item "$program"
}
part_suite() {
    need_gpu
    [ -s "$build/tests/cuda_tests.txt" ] || { say "suite: the tests were not built"; exit 77; }
    cd "$root" || exit 1
    while read -r program; do
        if [ -x "$build/tests/$program" ]; then
            suite_program "$program" &
        else
            printf '{"program": "%s", "status": 127, "seconds": 0, "output": "was not built", "alone": [], "report": null}' \
                "$program" | item "$program"
        fi
    done <"$build/tests/cuda_tests.txt"
    wait
}

# ---- ladder: every device stage, alone in its process, verified and timed ----
device_stages() {
    "$book" stages --json 2>/dev/null | awk '/"memory":/ { memory = $2 } /"stage":/ { print $2, memory }' |
        tr -d '",' | awk '$2 == "device" { print $1 }'
}
ladder_row() {  # STAGE SIZES SECONDS
    name=$(printf '%s_%s' "$1" "$2" | tr '/,' '__')
    time_left
    begun=$(now)
    rm -f "$raw/$name.json"
    limited "$3" "$book" bench --stages "$1" --sizes "$2" --json "$raw/$name.json" >"$raw/$name.log" 2>&1
    printf '{"stage": "%s", "sizes": "%s", "status": %d, "seconds": %d, "output": %s, "rows": %s}' "$1" "$2" $? \
        $(($(now) - begun)) "$(grep -a error "$raw/$name.log" | head -n 3 | quoted)" "$(json_of "$raw/$name.json")" |
        item "$name"
}
part_ladder() {
    need_gpu
    need_book
    stages=$(device_stages)
    for sizes in 64,128,256,512,1000,1024 4092,4096 2048 8192; do
        # The naive stages take seconds a product at the largest size: last there.
        if [ $sizes = 8192 ]; then stages=$(printf '%s\n' "$stages" | awk '{ all = $0 "\n" all } END { printf "%s", all }'); fi
        for stage in $stages; do ladder_row "$stage" $sizes 40; done
        if [ $sizes = 2048 ]; then ladder_row openmp/simd 1000,1024,2048 40; fi
    done
}

# ---- training: by batch size, on several stages, and in PyTorch ----
training_run() {  # BACKEND BATCH [--fused]
    name=$(printf '%s_%s%s' "$1" "$2" "${3:-}" | tr '/' '_')
    time_left
    rm -f "$raw/train_$name.json"
    limited 45 "$book" train --backend "$1" --batch "$2" ${3:+"$3"} --data mnist --data-dir "$data/mnist" \
        --epochs 3 --progress none --json "$raw/train_$name.json" >"$raw/train_$name.log" 2>&1
    status=$?
    # Thousands of losses a run: the epochs say enough.
    awk '/^  "step_losses": \[$/ { print "  \"step_losses\": []"; skip = 1 } !skip { print } /^  \]/ { skip = 0 }' \
        "$raw/train_$name.json" >"$raw/train_$name.short.json" 2>/dev/null
    printf '{"backend": "%s", "fused": %s, "batch": %d, "status": %d, "output": %s, "report": %s}' "$1" \
        "$(if [ -n "${3:-}" ]; then echo true; else echo false; fi)" "$2" $status "$(tail_of "$raw/train_$name.log" 3)" \
        "$(json_of "$raw/train_$name.short.json")" | item "$name"
}
part_training() {
    need_gpu
    need_book
    for python in python3 /usr/bin/python3; do
        if $python -c 'import torch' 2>/dev/null; then
            rm -f "$raw/torch.json"
            limited 60 $python "$root/bench/train_torch_gpu.py" --data "$data/mnist" --json "$raw/torch.json" \
                >"$raw/torch.log" 2>&1
            printf '{"backend": "pytorch", "status": %d, "output": %s, "report": %s}' $? "$(tail_of "$raw/torch.log")" \
                "$(json_of "$raw/torch.json")" | item pytorch
            break
        fi
    done
    for batch in 32 128 512 2048 8; do
        training_run cublas/sgemm $batch
        for stage in $(device_stages | grep -E '^(cuda/warp_tiled|tensor/mma)$'); do training_run "$stage" $batch; done
    done
    for batch in 32 128 512 2048 8; do training_run openmp/simd $batch; done
    for batch in 32 128 512 2048 8; do
        training_run cublas/sgemm $batch --fused
        training_run cuda/register_tiled $batch
    done
}

# ---- sanitizer: the broken kernels and their repaired twins under compute-sanitizer ----
sanitizer_case() {  # CASE VERSION TOOL CHECK
    name=$1-$2-$3
    if [ $((until - $(now))) -lt 3 ]; then exit 255; fi  # 255 ends xargs
    leaks=''
    if [ "$3" = memcheck ]; then leaks='--leak-check full'; fi
    # shellcheck disable=SC2086  # two words
    limited 15 compute-sanitizer --tool "$3" $leaks "$raw/catalogue" "$1" "$2" >"$raw/sanitizer/$name.log" 2>&1
    status=$?
    findings=$(sed -n 's/.*SUMMARY: \([0-9]*\) .*/\1/p' "$raw/sanitizer/$name.log" | tail -n 1)
    first=$(sed -n 's/^========= //p' "$raw/sanitizer/$name.log" |
        grep -vE '^(COMPUTE-SANITIZER|ERROR SUMMARY|RACECHECK SUMMARY|LEAK SUMMARY| *$)' | head -n 1)
    printf '{"case": "%s", "version": "%s", "tool": "%s", "check": "%s", "status": %d, "findings": %s, "first": %s}' \
        "$1" "$2" "$3" "$4" $status "${findings:-null}" "$(text "$first")" | item "$name"
}
part_sanitizer() {
    need_gpu
    need nvcc compute-sanitizer
    mkdir -p "$raw/sanitizer"
    objects=''
    for source in "$catalogue"/*.cu "$catalogue/main.cpp"; do
        object=$raw/sanitizer/$(basename "$source").o
        objects="$objects $object"
        nvcc -std=c++17 -O1 -lineinfo -w -rdc=true -arch="sm_$(capability)" -I "$root" -I "$root/simt" -I "$catalogue" \
            -c "$source" -o "$object" >"$object.log" 2>&1 &
    done
    wait
    # shellcheck disable=SC2086  # a list of words
    if ! nvcc -arch="sm_$(capability)" $objects -o "$raw/catalogue" >"$raw/sanitizer/link.log" 2>&1; then
        cat "$raw"/sanitizer/*.log >&2
        say "sanitizer: the catalogue does not compile"
        exit 1
    fi
    # The page of the catalogue says which check tells each mistake; that tool comes first.
    awk -F'|' '$2 ~ /check *$/ { check = $2; gsub(/ /, "", check); n = split($5, words, "`")
        for (i = 2; i <= n; i += 2) print words[i], check }' "$catalogue/README.md" >"$raw/sanitizer/checks"
    "$raw/catalogue" >"$raw/sanitizer/names"
    runs() {
        while read -r case; do
            check=$(awk -v name="$case" '$1 == name { print $2; exit }' "$raw/sanitizer/checks")
            case ${check:-none} in memcheck|racecheck|initcheck|synccheck) tool=$check ;; *) tool=memcheck ;; esac
            printf '%s broken %s %s\n%s repaired %s %s\n' "$case" $tool "${check:-none}" "$case" $tool "${check:-none}"
        done <"$raw/sanitizer/names"
        while read -r case; do
            check=$(awk -v name="$case" '$1 == name { print $2; exit }' "$raw/sanitizer/checks")
            for tool in memcheck racecheck initcheck synccheck; do
                [ "${check:-none}" = $tool ] || printf '%s broken %s %s\n' "$case" $tool "${check:-none}"
            done
        done <"$raw/sanitizer/names"
    }
    runs | xargs -P 10 -L 1 sh "$self" --inside sanitizer:case --until "$until" --out "$out" --build "$build" -- 2>/dev/null
    time_left
}

# ---- counters: Nsight Compute beside what count mode says ----
short_metrics="l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_ld.ratio,\
l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_st.ratio,memory_l1_wavefronts_shared,\
derived__memory_l1_wavefronts_shared_excessive,smsp__thread_inst_executed_per_inst_executed.ratio,\
sm__maximum_warps_per_active_cycle_pct"
long_metrics="$short_metrics,l1tex__data_pipe_lsu_wavefronts_mem_shared_op_ld.sum,\
l1tex__data_pipe_lsu_wavefronts_mem_shared_op_st.sum,l1tex__t_sectors_pipe_lsu_mem_global_op_ld.sum,\
l1tex__t_sectors_pipe_lsu_mem_global_op_st.sum,dram__bytes_read.sum,dram__bytes_write.sum,gpu__time_duration.sum,\
launch__registers_per_thread,sm__warps_active.avg.pct_of_peak_sustained_active"
bank_metrics="l1tex__data_pipe_lsu_wavefronts_mem_shared_op_ld.sum"
counted() {  # NAME METRICS PROGRAM…: ncu's table, as lines
    name=$1 metrics=$2; shift 2
    time_left
    limited 60 ncu --csv --clock-control none --metrics "$metrics" "$@" >"$raw/ncu_$name.csv" 2>"$raw/ncu_$name.err"
    status=$?
    printf '{"set": "%s", "status": %d, "output": %s, "csv": %s}' "$name" $status \
        "$(if [ $status -eq 0 ]; then text ''; else cat "$raw/ncu_$name.csv" "$raw/ncu_$name.err" | grep -v '^"' | tail -n 8 | quoted; fi)" \
        "$(grep '^"' "$raw/ncu_$name.csv" | quoted)" | item "$name"
    return $status
}
part_counters() {
    # Registers, shared memory and spills of every kernel of the book: the compiler's figures, no GPU needed.
    if [ -x "$book" ] && command -v cuobjdump >/dev/null 2>&1; then
        cuobjdump --dump-resource-usage "$book" 2>/dev/null | grep -A 1 'Function' | sed 's/^ *//' | c++filt |
            quoted >"$raw/resources"
        printf '{"set": "resources", "status": 0, "output": "", "csv": %s}' "$(cat "$raw/resources")" | item resources
    fi
    need_gpu
    need nvcc ncu
    sm=sm_$(capability)
    nvcc -std=c++17 -O3 -lineinfo -arch="$sm" "$root/tests/gpu/bank_rule.cu" -o "$raw/bank_rule" &&
        "$raw/bank_rule" | quoted >"$raw/foretold" &&
        printf '{"set": "bank_rule_foretold", "status": 0, "output": "", "csv": %s}' "$(cat "$raw/foretold")" |
        item bank_rule_foretold && counted bank_rule "$bank_metrics" "$raw/bank_rule"
    if [ -x "$build/bin/stage_once" ]; then
        for stage in $(device_stages); do
            name=stage_$(printf '%s' "$stage" | tr '/' '-')
            counted "$name" "$long_metrics" "$build/bin/stage_once" 1024 "$stage" ||
                counted "$name" "$short_metrics" "$build/bin/stage_once" 1024 "$stage"
        done
    fi
    nvcc -std=c++17 -O3 -lineinfo -arch="$sm" -I "$root" -I "$root/simt" "$golden/golden.cu" "$golden/main.cpp" \
        -o "$raw/golden" && "$raw/golden" | quoted >"$raw/golden.names" &&
        printf '{"set": "golden_names", "status": 0, "output": "", "csv": %s}' "$(cat "$raw/golden.names")" |
        item golden_names && counted golden "$short_metrics" "$raw/golden" all
}

# ---- claims: those that a GPU decides first ----
part_claims() {
    need_gpu
    need_book
    # Claims of one chapter share their measurements, so they share a process. (13 is about accuracy: no GPU needed.)
    for numbers in 6,7,8,12 2,3 1,4,5,10 9 11; do
        name=claims_$(printf '%s' "$numbers" | tr , _)
        time_left
        rm -f "$raw/$name.json"
        # shellcheck disable=SC2046  # a list of words
        limited 60 "$book" claims $(printf '%s' "$numbers" | sed 's/^/--claim /; s/,/ --claim /g') \
            --json "$raw/$name.json" >"$raw/$name.log" 2>&1
        printf '{"claims": "%s", "status": %d, "output": %s, "report": %s}' "$numbers" $? \
            "$(tail_of "$raw/$name.log" 12)" "$(json_of "$raw/$name.json")" | item "$name"
    done
}

# ---- the parts in order, each under its limit ----
limit_of() {  # seconds
    case $1 in
        facts) echo 20 ;; build) echo 210 ;; suite) echo 90 ;; ladder) echo 210 ;; training) echo 120 ;;
        sanitizer) echo 90 ;; counters) echo 90 ;; claims) echo 110 ;;
    esac
}
why() { tail -n 1 "$1" | sed 's/^on_a_gpu: [a-z]*: //'; }
device() { nvidia-smi --query-gpu=name --format=csv,noheader 2>/dev/null | head -n 1; }
gather() {
    {
        printf '{\n"format": "gpu-results 1",\n"device": %s,\n"date": "%s",\n"command": %s,\n"parts": {' \
            "$(text "$(device)")" "$(date +%Y-%m-%d)" "$(text "$command")"
        comma=''
        for part in $all_parts; do
            if [ -s "$out/parts/$part/status" ]; then
                printf '%s\n"%s": {%s, "items": [' "$comma" "$part" "$(cat "$out/parts/$part/status")"
                between=''
                for file in "$out/parts/$part"/*.json; do
                    if [ -s "$file" ]; then printf '%s\n' "$between"; cat "$file"; between=','; fi
                done
                printf ']}'
            else
                printf '%s\n"%s": {"status": "not run", "seconds": 0, "note": "", "device": "", "date": "", "items": []}' \
                    "$comma" "$part"
            fi
            comma=','
        done
        printf '\n}\n}\n'
    } >"$out/.gpu-results.tmp" && mv "$out/.gpu-results.tmp" "$out/gpu-results.json"
}

raw=$out/raw
if [ -n "$inside" ]; then
    part=${inside%%:*}
    items=$out/parts/$part
    case $inside in
        build:configure) configure ;;
        sanitizer:case) sanitizer_case "$@" ;;
        *) "part_$part" ;;
    esac
    exit
fi

mkdir -p "$raw"
end=$(($(now) + $(awk -v minutes="$minutes" 'BEGIN { printf "%d", 60 * minutes }')))
result=0
for part in $wanted; do
    left=$((end - $(now)))
    items=$out/parts/$part
    rm -rf "$items"
    mkdir -p "$items"
    limit=$(limit_of "$part")
    if [ "$limit" -gt "$left" ]; then limit=$left; fi
    begun=$(now)
    if [ "$left" -lt 5 ]; then
        state='not run' note='no time was left'
    else
        say "$part (at most $limit s)"
        # The part looks at the clock itself; the outer limit is for what does not come back.
        timeout -k 5 $((limit + 10)) sh "$self" --inside "$part" --until $((begun + limit)) --out "$out" --build "$build" --data "$data" \
            ${packages:+--packages "$packages"} 2>"$items/.errors"
        case $? in
            0) state='done' note='' ;;
            77) state='not run' note=$(why "$items/.errors") ;;
            124|137) state='out of time' note="after $limit s" ;;
            *) state='failed' note=$(why "$items/.errors") ;;
        esac
        cat "$items/.errors" >&2
    fi
    [ "$state" = 'done' ] || result=1
    printf '"status": "%s", "seconds": %d, "note": %s, "device": %s, "date": "%s"' "$state" $(($(now) - begun)) \
        "$(text "$note")" "$(text "$(device)")" "$(date +%Y-%m-%d)" >"$items/status"
    say "$part: $state${note:+, $note} ($(($(now) - begun)) s)"
    gather
done
(cd "$out" && tar -czf logs.tar.gz raw parts 2>/dev/null)
say "$out/gpu-results.json"
exit $result
