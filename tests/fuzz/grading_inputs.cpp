// What the grader reads: an instructor's manifests, and what students hand in.
#include "common/base/error.hpp"
#include "grading/exercises/exercise.hpp"
#include "grading/exercises/skeleton.hpp"
#include "grading/grader/intake.hpp"
#include "grading/grader/object_file.hpp"
#include "grading/grader/refused.hpp"
#include "grading/grader/signature.hpp"
#include "grading/grader/task.hpp"
#include "tests/fuzz/inputs.hpp"

#include <elf.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::fuzz {
namespace fs = std::filesystem;

namespace {

/// A pack with one exercise, and a submission: made once, removed with the process.
struct Pack {
    fs::path root = fs::temp_directory_path() / ("m2m-fuzz-pack-" + std::to_string(::getpid()));
    fs::path exercise = root / "exercises/ex90_1_sum", solution = root / "solutions/ex90_1_sum";
    fs::path hidden = root / "hidden", submission = root / "submission";

    Pack() {
        for (const fs::path& directory : {exercise, solution, hidden, submission})
            fs::create_directories(directory);
        for (const char* const name : {"test.cpp", "harness.hpp", "sum.cpp"})
            put(exercise / name, "\n");
    }
    ~Pack() {
        std::error_code ignored;
        fs::remove_all(root, ignored);
    }
    Pack(const Pack&) = delete;
    Pack& operator=(const Pack&) = delete;
};

const Pack& pack() {
    static const Pack one;
    return one;
}

constexpr const char* manifest = R"json({"id": "90_1", "name": "ex90_1_sum", "chapter": 1,
"title": "A sum", "kind": "fill", "files": ["sum.cpp"],
"functions": ["void sum(int n, const float x[n], float y[2*n])"], "needs": ["cuda"],
"traced": true, "minutes": 5, "header": "harness.hpp",
"limits": {"seconds": 5, "megabytes": 64, "total_seconds": 20, "compile_seconds": 9},
"points": [{"name": "right", "points": 2, "gate": true, "test": "Sum.IsRight"},
{"name": "quick", "points": 1, "property": "count:global_load", "at_most": "reference"},
{"name": "small", "points": 1, "property": "count:flops", "at_most": 1.5},
{"name": "work", "points": 0, "gate": true, "property": "count:work", "at_least": 0.25,
"graded": true}]
})json";
constexpr const char* hidden_tests =
    R"({"points": [{"name": "large", "points": 3, "test": "Sum.OfMany", "gate": false}]})";
constexpr const char* wrong =
    R"({"none.cpp": {"mistake": "adds nothing", "loses": ["right"], "message": "is 0"}})";

/// What a task may ask for, whatever the file says: times and sizes that can be kept.
void require_bounds(const grader::Task& task) {
    for (const grader::Limits& limits : {task.limits, task.compile_limits}) {
        require(std::isfinite(limits.seconds) && limits.seconds > 0, "a limit that is no time");
        require(limits.cpu_seconds > 0, "no CPU time at all");
        require(limits.memory > 0, "no memory at all");
    }
    require(std::isfinite(task.total_seconds) && task.total_seconds > 0, "no time in all");
    require(task.exercise.all_points() > 0, "no points");
    for (const exercise::Point& point : task.exercise.points)
        require(point.points >= 0, "a point that costs points");
}

/// As exercise.json, as hidden.json, and as the wrong.json of the solution.
void read_manifest(std::string_view bytes) {
    const auto as = [&](const fs::path& file, std::string_view right) {
        put(pack().exercise / "exercise.json", manifest);
        put(pack().hidden / "hidden.json", hidden_tests);
        put(pack().solution / "wrong.json", wrong);
        put(file, right);
        try {
            require_bounds(grader::load_task(pack().root, "90_1", pack().hidden));
            exercise::wrong_answers(exercise::load(pack().exercise));
        } catch (const Error&) {
        }
    };
    as(pack().exercise / "exercise.json", bytes);
    as(pack().hidden / "hidden.json", bytes);
    as(pack().solution / "wrong.json", bytes);
    try {
        const auto signature = grader::parse_signature(std::string(bytes));
        grader::proxy_source({signature}, "harness.hpp");
        grader::host_source({signature}, "harness.hpp");
    } catch (const Error&) {
    }
    try {
        exercise::skeleton(bytes);
    } catch (const Error&) {
    }
}

template <class Work>
void may_refuse(const Work& work) {
    try {
        work();
    } catch (const grader::Refused& refused) {
        require(*refused.what() != '\0', "refused without a word");
    }
}

/// As a student's source, as what the preprocessor makes of it, and as an object file.
void read_submission(std::string_view bytes) {
    const std::string text(bytes);
    put(pack().submission / "sum.cpp", bytes);
    may_refuse([&] {
        for (const auto& file : grader::take_files(pack().submission, "ex90_1_sum", {"sum.cpp"})) {
            require(file.text == text, "another text than was handed in");
            grader::check_directives(file);
        }
    });
    const std::vector<std::string> files = {"sum.cpp"};
    may_refuse([&] { grader::check_words(text, files); });
    require(grader::own_text(text, files).size() <= text.size(), "more text than there was");
    may_refuse([&] {
        const grader::Symbols symbols = grader::symbols_of_object(text);
        std::vector<std::string> defined;
        for (const grader::Definition& one : symbols.defined) defined.push_back(one.name);
        may_refuse([&] { grader::check_definitions(symbols, symbols.undefined, {}); });
        grader::check_symbols(symbols.undefined, defined);
    });
}

template <class Part>
void append(std::string& bytes, const Part& part) {
    bytes.append(reinterpret_cast<const char*>(&part), sizeof(part));
}

/// An object file with nothing but a table of two symbols, as the compiler writes it.
std::string object_file() {
    const std::string names("\0sum\0fopen\0", 11);
    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_type = ET_REL;
    header.e_shoff = sizeof(header);
    header.e_shentsize = sizeof(Elf64_Shdr);
    header.e_shnum = 3;
    Elf64_Shdr nothing{}, table{}, strings{};
    table.sh_type = SHT_SYMTAB;
    table.sh_offset = sizeof(header) + 3 * sizeof(Elf64_Shdr);
    table.sh_size = 3 * sizeof(Elf64_Sym);
    table.sh_link = 2;
    strings.sh_type = SHT_STRTAB;
    strings.sh_offset = table.sh_offset + table.sh_size;
    strings.sh_size = names.size();
    Elf64_Sym none{}, defined{}, undefined{};
    defined.st_name = 1;
    defined.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
    defined.st_shndx = 1;
    undefined.st_name = 5;
    undefined.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
    std::string bytes;
    append(bytes, header);
    for (const Elf64_Shdr& section : {nothing, table, strings}) append(bytes, section);
    for (const Elf64_Sym& symbol : {none, defined, undefined}) append(bytes, symbol);
    return bytes + names;
}

}  // namespace

void add_grading_inputs(std::map<std::string, Input>& all) {
    all["manifest"] = {read_manifest,
                       {manifest, hidden_tests, wrong,
                        "std::vector<float> f(int n, const std::vector<float>& x, double& y)",
                        "int f() {\n// [todo throws] Add.\nreturn 1;\n// [end]\n}\n"}};
    all["submission"] = {
        read_submission,
        {"#include <cmath>\n#  include \"a.hpp\" // x\n/* y */ # define Z 1'000\nint f() "
         "{ return R\"(a\nb)\"[0] + '\\''; }\\\n\n",
         "# 1 \"sum.cpp\"\nfloat g(float x) { return x; }\n# 2 \"/usr/include/math.h\" 1 3\nasm\n"
         "# 2 \"sum.cpp\" 2\nint asm_;\n",
         object_file()}};
}

}  // namespace m2m::fuzz
