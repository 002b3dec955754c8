#include "simt/translate/translator.hpp"

#include "simt/translate/arithmetic.hpp"
#include "simt/translate/declaration.hpp"
#include "simt/translate/lanes.hpp"
#include "simt/translate/output.hpp"
#include "simt/translate/ptx.hpp"
#include "simt/translate/thread_loops.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace simt::translate {

namespace {

constexpr std::size_t most_problems = 20;
constexpr int deepest_nesting = 64;  // launches inside the arguments of launches
constexpr Index longest_name = 500;  // tokens of a name with its template arguments
constexpr std::size_t longest_declaration = 1 << 20;  // bytes that a __shared__ one may become

enum class ScopeKind : std::uint8_t { namespace_, class_, block };

// One bracket level on the way from the file's start to the current token.
struct Level {
    ScopeKind scope = ScopeKind::namespace_;
    bool brace = false;
    Index start = 0;  // first token of the declaration or statement being read
    // What that declaration has shown so far, outside of nested brackets.
    bool is_namespace = false, has_class_key = false, is_class = false, has_parameters = false;
    bool has_assignment = false, has_initializer_list = false;
    bool device = false;        // inside the body of a function that runs on the device only
    bool ptx = false;           // inside the body of a function that runs on the device, too
    bool in_function = false;   // inside the body of any function
    Index body = none;          // where that function's body opens
    Index header = none;        // and where its declaration begins
    Index initializers = none;  // the `:` before a constructor's
    // What the declaration's tokens before `scanned` say about the side it is for.
    Index scanned = 0;
    bool says_device = false, says_host = false, says_global = false;

    void begin_declaration(Index first) {
        start = scanned = first;
        says_device = says_host = says_global = false;
        is_namespace = has_class_key = is_class = has_parameters = false;
        has_assignment = has_initializer_list = false;
        initializers = none;
    }
};

// A rewrite of the tokens [first, last].
struct Rewrite {
    enum class What { launch, shared, assembly, loops, replace, drop } what = What::drop;
    Index first = none, last = none;
    std::string text;  // replace; assembly: the instructions in C++

    // assembly: its operands
    struct AssemblyOperand {
        AsmOperand about;
        Index first, last;  // [first, last): the expression
    };
    std::vector<AssemblyOperand> operands;

    // launch: kernel <<< configuration >>> ( arguments )
    Index open_configuration = none, close_configuration = none;
    Index open_arguments = none;
    std::string address;  // an expression for the kernel's address, or empty
    bool in_function = false;

    // shared
    Declaration declaration;
    ScopeKind scope = ScopeKind::block;

    std::vector<LoopPart> parts;  // loops
};

// What is known of a __global__ function's name.
struct Kernel {
    int definitions = 0;
    int declarations = 0;
    int mentions = 0;  // all of them, explicit specializations among them
    bool is_template = false;
    int needed_arguments = 0;        // template parameters without a default
    std::vector<bool> by_reference;  // each parameter; empty when declarations differ
    std::size_t parameters = 0;
    bool overloaded = false;  // declared with different numbers of parameters
};

// A kernel's name, with its template arguments and perhaps an `&`, where it is neither launched nor
// called nor declared: tokens [first, last], of which `name` begins the name.
struct Mention {
    Index first, name, last;
    bool one_function = false;  // cast to void*: an error in C++ where the name means several
};

class Translator {
  public:
    Translator(std::string_view bytes, std::string_view name, bool loops)
        : text_(tokenize(bytes, name)), loops_(loops) {
        result_.problems = std::move(text_.problems);
        rewrite_at_.assign(text_.tokens.size(), none);
    }

    Translation run() {
        find();
        for (const auto& [body, references] : shared_references_) replace(body, "{" + references);
        for (const Index cast : casts_to_vectors(text_))
            if (rewrite_at_[cast] == none) replace(cast, "::simt::aligned_cast");
        rewrite_arithmetic();
        result_.notes = warp_synchronous(text_);
        for (Rewrite& rewrite : rewrites_) {
            if (rewrite.what == Rewrite::What::launch) rewrite.address = address_of(rewrite);
        }
        for (const Mention& mention : mentions_) make_known(mention);
        if (loops_) add_thread_loops();
        if (result_.problems.empty()) {
            Output output(text_);
            emit(output, 0, size(), 0);
            if (result_.problems.empty()) result_.text = output.finish();
        }
        result_.has_textures = names_textures();
        // For the compilers that have the text alone.
        if (result_.has_textures && result_.problems.empty())
            result_.text += "\n// simt/textures.hpp\n";
        result_.steps += text_.tokens.size();
        return std::move(result_);
    }

  private:
    // ---- finding what to rewrite -------------------------------------------------------------

    /// Whether the user's files do; CUDA's own headers do not count.
    bool names_textures() const {
        for (Index i = 0; i < size(); ++i)
            if (is_texture_name(word(i)) && !text_.in_a_system_header(i)) return true;
        return false;
    }

    Index size() const { return text_.size(); }
    std::uint32_t code(Index i) const { return text_.code(i); }
    std::string_view word(Index i) const { return text_.word(i); }
    bool is(Index i, std::string_view characters) const { return text_.is(i, characters); }

    void problem(Index at, std::string message) {
        if (result_.problems.size() >= most_problems) return;
        result_.problems.push_back(text_.problem(std::min(at, size() - 1), std::move(message)));
    }

    void add(Rewrite rewrite) {
        for (Index i = rewrite.first; i <= rewrite.last; ++i) {
            if (rewrite_at_[i] != none && rewrite.what == Rewrite::What::shared)
                rewrite_at_[i] = none;
        }
        rewrite_at_[rewrite.first] = static_cast<Index>(rewrites_.size());
        rewrites_.push_back(std::move(rewrite));
    }

    void replace(Index at, std::string text) {
        Rewrite rewrite;
        rewrite.what = text.empty() ? Rewrite::What::drop : Rewrite::What::replace;
        rewrite.first = rewrite.last = at;
        rewrite.text = std::move(text);
        add(std::move(rewrite));
    }

    bool in_function() const { return levels_.back().in_function; }

    ScopeKind scope() const { return levels_.back().scope; }

    void find() {
        levels_.assign(1, Level{});
        for (Index i = 0; i < size(); ++i) {
            if (result_.problems.size() >= most_problems) return;
            const Token& token = text_.tokens[i];
            if (token.kind == Kind::identifier) {
                i = identifier(i);
            } else if (token.kind == Kind::punctuation) {
                punctuator(i);
            }
        }
    }

    void punctuator(Index i) {
        Level& level = levels_.back();
        switch (code(i)) {
            case '{':
                return open_brace(i);
            case '(':
                if (!is_specifier_with_parentheses(word(i - 1))) {
                    if (!level.has_parameters && level.scope == ScopeKind::namespace_)
                        ++functions_[word(i - 1)];
                    level.has_parameters = true;
                }
                [[fallthrough]];
            case '[': {
                if (text_.tokens[i].match == none) return;  // alone: not a level
                Level inner;
                inner.scope = level.scope;
                inner.start = inner.scanned = i + 1;
                inner.device = level.device;
                inner.ptx = level.ptx;
                inner.in_function = level.in_function;
                inner.body = level.body;
                inner.header = level.header;
                levels_.push_back(inner);
                return;
            }
            case ')':
            case ']':
                if (text_.tokens[i].match != none && levels_.size() > 1 && !level.brace) {
                    levels_.pop_back();
                }
                return;
            case '}':
                return close_brace(i);
            case ';':
                return level.begin_declaration(i + 1);
            case ':':
                return colon(i);
            case '=':
                if (word(i - 1) != "operator") level.has_assignment = true;
                return;
            case punctuation("<<<"):
                return launch(i);
            default:
                return;
        }
    }

    void colon(Index i) {
        Level& level = levels_.back();
        const std::string_view before = word(i - 1);
        if (level.scope == ScopeKind::class_ &&
            (before == "public" || before == "private" || before == "protected")) {
            level.begin_declaration(i + 1);
        } else if (level.has_parameters && !level.is_class) {
            level.has_initializer_list = true;  // S::S() : member(1) …
            if (level.initializers == none) level.initializers = i;
        } else if (level.has_class_key) {
            level.is_class = true;  // struct S : Base …
        }
    }

    void open_brace(Index i) {
        Level& level = levels_.back();
        Level inner;
        inner.brace = true;
        inner.start = inner.scanned = i + 1;
        read_sides(level, i);
        if (level.scope != ScopeKind::block && level.is_namespace) {
            inner.scope = ScopeKind::namespace_;
        } else if (level.has_class_key && !level.has_assignment &&
                   (level.is_class || !level.has_parameters)) {
            inner.scope = ScopeKind::class_;
        } else {
            inner.scope = ScopeKind::block;
            const bool function = level.scope != ScopeKind::block && level.has_parameters;
            inner.device = level.device || (function && is_device_only(level));
            // A lambda of a host function says by itself that it runs on the device.
            inner.ptx = level.ptx || level.says_global || level.says_device;
            if (inner.ptx && !level.ptx && !is(i - 1, "="))  // not a list of values
                device_code(level.initializers == none ? i : level.initializers, i);
        }
        inner.in_function = level.in_function || inner.scope == ScopeKind::block;
        inner.body = level.in_function ? level.body : i;
        inner.header = level.in_function ? level.header : level.start;
        levels_.push_back(inner);
    }

    // Remembers the body that opens at `open`, with what comes before it from `first` on.
    void device_code(Index first, Index open) {
        if (text_.tokens[open].match == none) return;
        DeviceCode code{first, text_.tokens[open].match, {}};
        for (const Level& level : levels_) {
            Index at = level.start;
            while (word(at) == "template" && is(at + 1, "<")) {
                const Index close = match_angle(text_, at + 1, std::min(size(), at + longest_name));
                if (close == none) break;
                result_.steps += close - at;
                for (const auto& [begin, end] : split_at_commas(text_, at + 2, close)) {
                    const bool type = word(begin) == "typename" || word(begin) == "class";
                    if (type && !word(begin + 1).empty() &&
                        (begin + 2 == end || is(begin + 2, "=")))
                        code.type_parameters.push_back(word(begin + 1));
                }
                at = close + 1;
            }
        }
        device_code_.push_back(std::move(code));
    }

    // Shifts and casts whose results C++ leaves undefined become those of a GPU.
    void rewrite_arithmetic() {
        for (const std::vector<Edit>& edits : gpu_arithmetic(text_, device_code_, result_.steps)) {
            const bool free = std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) {
                return rewrite_at_[edit.at] == none;
            });
            if (!free) continue;
            for (const Edit& edit : edits) replace(edit.at, edit.text);
        }
    }

    // What the declaration's tokens before `last` say about its side. Each token is looked at once,
    // however many braces follow one another.
    void read_sides(Level& level, Index last) {
        for (; level.scanned < last; ++level.scanned) {
            ++result_.steps;
            const Index match = text_.tokens[level.scanned].match;
            if (match != none && match > level.scanned && match < last) {
                level.scanned = match;  // what is in brackets has been read at its own level
                continue;
            }
            const std::string_view name = word(level.scanned);
            level.says_global |= name == "__global__";
            level.says_host |= name == "__host__";
            level.says_device |= name == "__device__";
        }
    }
    static bool is_device_only(const Level& level) {
        return level.says_global || (level.says_device && !level.says_host);
    }

    void close_brace(Index i) {
        while (levels_.size() > 1 && !levels_.back().brace) levels_.pop_back();
        if (levels_.size() == 1) return;  // one too many: the compiler will say so
        const ScopeKind closed = levels_.back().scope;
        const Index open = text_.tokens[i].match;
        levels_.pop_back();
        Level& level = levels_.back();
        // After "struct S {…}" and "int x[] = {…}" the declaration goes on; after a function's body
        // it has ended.
        bool goes_on = closed == ScopeKind::class_;
        if (closed == ScopeKind::block && level.scope != ScopeKind::block) {
            const bool member =
                level.has_initializer_list && open != none && open > 0 &&
                (text_.tokens[open - 1].kind == Kind::identifier || is(open - 1, ">"));
            goes_on = member || level.has_assignment || !level.has_parameters;
        }
        if (!goes_on) level.begin_declaration(i + 1);
    }

    Index identifier(Index i) {
        Level& level = levels_.back();
        const std::string_view name = text_.spelling(i);
        if (name.size() > 4 && name[0] == '_' && name[1] == '_') return reserved_word(i, name);
        switch (name[0]) {
            case 'a':
                if (name == "asm" && level.ptx) assembly(i);
                break;
            case 'n':
                if (name == "namespace" && word(i - 1) != "using") level.is_namespace = true;
                break;
            case 'e':
                if (name == "extern" && i + 2 < size() &&
                    text_.tokens[i + 1].kind == Kind::string && is(i + 2, "{")) {
                    level.is_namespace = true;
                } else if (name == "enum") {
                    level.has_class_key = true;
                }
                break;
            case 'c':
                if (name == "class") level.has_class_key = true;
                if (name == "cudaDeviceSynchronize" && level.device && is(i + 1, "(") &&
                    text_.files[text_.tokens[i].file].flags.empty())
                    problem(i,
                            "a kernel cannot wait for kernels (CUDA 12 removed that): launch what "
                            "comes after them in the stream cudaStreamTailLaunch");
                break;
            case 's':
                if (name == "struct") level.has_class_key = true;
                if (name == "surface") texture(i);
                break;
            case 'u':
                if (name == "union") level.has_class_key = true;
                break;
            case 't':
                if (name == "template" && is(i + 1, "<")) return skip_template_header(i);
                if (name == "texture") texture(i);
                if (name == "typedef" && level.scope == ScopeKind::class_) own_typedef(i);
                break;
            default:
                break;
        }
        if (!kernels_.empty() && kernels_.count(name) != 0) kernel_use(i);
        if (!dynamic_names_.empty() && dynamic_names_.count(name) != 0) dynamic_use(i);
        if (!shared_names_.empty() && shared_names_.count(name) != 0) shared_use(i);
        return i;
    }

    // template <…>: nothing in it says what is being declared.
    Index skip_template_header(Index i) {
        const Index close = match_angle(text_, i + 1, std::min(size(), i + longest_name));
        result_.steps += close == none ? longest_name : close - i;
        if (close == none) return i;
        for (Index inner = i; inner < close; ++inner) {  // template <class T, int N = f<T>()>
            if (is_cuda_word(word(inner))) replace(inner, "");
        }
        return close;
    }

    // CUB's classes say `typedef WarpScan<T, N> WarpScan;`, which g++ refuses: the name then means
    // two things in one class. nvcc hands the host compiler a qualified name.
    void own_typedef(Index i) {
        const std::string& file = text_.files[text_.tokens[i].file].quoted;
        if (word(i + 1).empty() || !is(i + 2, "<") || file.find("/cub/") == std::string::npos)
            return;
        const Index close = match_angle(text_, i + 2, std::min(size(), i + longest_name));
        if (close != none && word(close + 1) == word(i + 1) && is(close + 2, ";"))
            replace(i, "typedef cub::");
    }

    void texture(Index i) {
        if (scope() != ScopeKind::namespace_ || levels_.back().has_class_key || !is(i + 1, "<"))
            return;
        if (levels_.back().start != i && word(i - 1) != "static") return;
        const std::string name(word(i));
        problem(i, name + " references do not exist any more (CUDA 12 removed them): use a " +
                       name + " object, cuda" + (name == "texture" ? "Texture" : "Surface") +
                       "Object_t");
    }

    // ---- inline PTX ----------------------------------------------------------------------------

    // The characters of string literals, and where each stands in the user's file.
    struct Literal {
        std::string text;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // line and column
        std::uint16_t file = 0;

        void add(char c, std::uint32_t line, std::uint32_t column) {
            text += c;
            places.emplace_back(line, column);
        }
        std::pair<std::uint32_t, std::uint32_t> place(std::size_t at) const {
            if (places.empty()) return {1, 1};
            return places[std::min(at, places.size() - 1)];
        }
    };

    // Appends what the string literal means. @returns whether it is one that asm() takes
    bool append_literal(Literal& literal, Index i) const {
        const Token& token = text_.tokens[i];
        const std::string_view spelling = text_.spelling(i);
        std::uint32_t line = token.line, column = token.column;
        std::size_t from = 0, to = spelling.size();
        const bool raw = spelling[0] == 'R';
        if (raw) {
            const std::size_t open = spelling.find('(');
            if (open == std::string_view::npos || spelling.size() < 2 * open + 1) return false;
            from = open + 1;
            to = spelling.size() - open;
        } else {
            if (spelling.size() < 2 || spelling[0] != '"' || spelling.back() != '"') return false;
            from = 1;
            to = spelling.size() - 1;
        }
        column += static_cast<std::uint32_t>(from);
        for (std::size_t at = from; at < to; ++at, ++column) {
            char c = spelling[at];
            if (raw || c != '\\' || at + 1 >= to) {
                literal.add(c, line, column);
                if (c == '\n') {
                    ++line;
                    column = 0;
                }
                continue;
            }
            const std::uint32_t escape = column;
            c = spelling[++at];
            ++column;
            if (c == '\n') {  // a line that goes on
                ++line;
                column = 0;
                continue;
            }
            constexpr std::string_view names = "ntrfv", meanings = "\n\t\r\f\v";
            const std::size_t known = names.find(c);
            literal.add(known == std::string_view::npos ? c : meanings[known], line, escape);
        }
        return true;
    }

    void ptx_problem(const Literal& literal, std::size_t at, const std::string& message) {
        if (result_.problems.size() >= most_problems) return;
        const auto [line, column] = literal.place(at);
        result_.problems.push_back(text_.problem(literal.file, line, column, message));
    }

    // asm volatile("code" : outputs : inputs : clobbers)
    void assembly(Index i) {
        Index open = i + 1;
        while (word(open) == "volatile" || word(open) == "__volatile__" ||
               word(open) == "__volatile" || word(open) == "inline" || word(open) == "goto") {
            if (word(open) == "goto") return problem(i, "inline PTX: asm goto is not CUDA C++");
            ++open;
        }
        if (!is(open, "(")) return;
        const Index close = text_.tokens[open].match;
        if (close == none) return;  // the compiler will say so
        result_.steps += close - i;
        Literal literal;
        literal.file = text_.tokens[i].file;
        Index at = open + 1;
        for (; at < close && text_.tokens[at].kind == Kind::string; ++at) {
            if (!append_literal(literal, at))
                return problem(at, "inline PTX: expected a plain string literal");
        }
        if (at == open + 1) return problem(i, "inline PTX: expected a string literal after asm(");
        Rewrite rewrite;
        rewrite.what = Rewrite::What::assembly;
        rewrite.first = i;
        rewrite.last = close;
        int section = 0;  // 1: outputs, 2: inputs, 3: clobbers
        bool clobbers_memory = false;
        while (at < close) {
            if (is(at, ":") || is(at, "::")) {
                section += is(at, "::") ? 2 : 1;
                ++at;
                if (section > 3)
                    return problem(at - 1, "inline PTX: asm() has at most three colons");
                if (at == close || is(at, ":") || is(at, "::")) continue;
            } else if (!is(at, ",") || section == 0 || at + 1 >= close) {
                return problem(at, "inline PTX: expected ':' or ',' in asm()");
            } else {
                ++at;
            }
            if (section == 3) {
                if (text_.tokens[at].kind != Kind::string)
                    return problem(at, "inline PTX: expected \"memory\"");
                clobbers_memory = true;
                ++at;
                continue;
            }
            Rewrite::AssemblyOperand operand{};
            if (is(at, "[")) return problem(at, "inline PTX: nvcc does not know operands by name");
            Literal constraint;
            const Index where = at;
            for (; at < close && text_.tokens[at].kind == Kind::string; ++at) {
                if (!append_literal(constraint, at)) break;
            }
            operand.about.constraint = constraint.text;
            if (!is(at, "(") || text_.tokens[at].match == none || text_.tokens[at].match >= close ||
                at == where)
                return problem(where, "inline PTX: expected an operand: \"r\"(value)");
            operand.first = at + 1;
            operand.last = text_.tokens[at].match;
            if (operand.first == operand.last ||
                !is_constraint(operand.about, section, rewrite.operands))
                return problem(where,
                               "inline PTX: expected a constraint of CUDA's: \"h\", \"r\", "
                               "\"l\", \"f\", \"d\" or \"n\"; with = or + for outputs, "
                               "which come first");
            at = operand.last + 1;
            rewrite.operands.push_back(std::move(operand));
            if (rewrite.operands.size() > 100)
                return problem(where, "inline PTX: too many operands");
        }
        std::vector<AsmOperand> operands;
        for (const Rewrite::AssemblyOperand& one : rewrite.operands) operands.push_back(one.about);
        const std::string& file = text_.files[literal.file].quoted;
        const auto place_of = [&](std::size_t byte) {
            const auto [line, column] = literal.place(byte);
            return file + ", " + std::to_string(line) + ", " + std::to_string(column);
        };
        result_.steps += literal.text.size();
        PtxTranslation ptx = translate_ptx(literal.text, operands, place_of);
        for (const PtxProblem& one : ptx.problems) ptx_problem(literal, one.at, one.message);
        rewrite.text = std::move(ptx.text);
        if (clobbers_memory) rewrite.text += "__asm__ __volatile__(\"\" ::: \"memory\"); ";
        result_.has_ptx = true;
        if (rewrite_at_[i] == none) add(std::move(rewrite));
    }

    static bool is_constraint(const AsmOperand& operand, int section,
                              const std::vector<Rewrite::AssemblyOperand>& before) {
        std::string_view letters = operand.constraint;
        const bool output = section == 1;
        if (output) {
            if (letters.empty() || (letters[0] != '=' && letters[0] != '+')) return false;
            letters.remove_prefix(1);
            if (!letters.empty() && letters[0] == '&') letters.remove_prefix(1);
        }
        if (letters.size() != 1) return false;
        if (std::string_view("hrlfd").find(letters[0]) != std::string_view::npos) return true;
        if (output) return false;
        const auto number = static_cast<std::size_t>(letters[0] - '0');  // "0": as that output
        return letters[0] == 'n' || letters[0] == 'i' ||
               (letters[0] >= '0' && letters[0] <= '9' && number < before.size() &&
                before[number].about.constraint[0] == '=');
    }

    // ---- words that begin with __
    // ----------------------------------------------------------------

    Index reserved_word(Index i, std::string_view name) {
        if ((name == "__asm__" || name == "__asm") && levels_.back().ptx) assembly(i);
        if (name == "__shared__") return shared(i);
        if (name == "__global__") {
            kernel_declaration(i);
            replace(i, "");
        } else if (name == "__device__" || name == "__constant__" || name == "__managed__") {
            if (i >= variable_done_) variable(i);
            replace(i, "");
        } else if (name == "__host__" || name == "__grid_constant__") {
            replace(i, "");
        } else if (name == "__noinline__" && !is(i - 1, "(") && !is(i - 1, ",")) {
            // Not a macro: the standard library writes __attribute__((__noinline__)).
            replace(i, "__attribute__((noinline))");
        }
        return i;
    }

    // ---- kernels and launches ----------------------------------------------------------------

    // Remembers the name of "template <…> __global__ void name(…)", to know what has one address.
    void kernel_declaration(Index i) {
        Index name = i + 1;
        const Index limit = std::min(size(), i + longest_name);
        while (name < limit && !is(name, ";") && !is(name, "{") && !is(name, "}")) {
            if (is(name, "(")) {
                if (!is_specifier_with_parentheses(word(name - 1))) break;
                if (text_.tokens[name].match == none) return;
                name = text_.tokens[name].match;
            }
            ++name;
        }
        result_.steps += name - i;
        if (!is(name, "(") || word(name - 1).empty()) return;
        Kernel& kernel = kernels_[word(name - 1)];
        ++kernel.mentions;
        const Index close = text_.tokens[name].match;
        const Index first = levels_.back().start;
        if (word(first) == "template" && is(first + 1, "<")) {
            if (is(first + 2, ">")) return;  // an explicit specialization adds no overload
            kernel.is_template = true;
            kernel.needed_arguments =
                std::max(kernel.needed_arguments, needed_arguments(first + 1));
        }
        ++(close != none && is(close + 1, "{") ? kernel.definitions : kernel.declarations);
        if (close != none) reference_parameters(kernel, name, close);
        if (close != none && is(close + 1, "{")) bodies_.push_back({first, name, close + 1});
    }

    // The kernels' second form, and the products that both forms compute alike.
    void add_thread_loops() {
        const std::vector<ThreadLoops> all = thread_loops(text_, bodies_);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto is_free = [&](Index at) { return rewrite_at_[at] == none; };
            bool free = is_free(bodies_[i].body) && !all[i].parts.empty();
            for (const Product& product : all[i].products)
                free = free && is_free(product.first) && is_free(product.assign) &&
                       is_free(product.times) && is_free(product.last);
            if (!free) continue;
            ++result_.thread_loops;
            Rewrite rewrite;
            rewrite.what = Rewrite::What::loops;
            rewrite.first = rewrite.last = bodies_[i].body;
            rewrite.parts = all[i].parts;
            add(std::move(rewrite));
            for (const Product& product : all[i].products) {
                replace(product.first,
                        "::simt::loops::add_product(" + std::string(text_.spelling(product.first)));
                replace(product.assign, ",");
                replace(product.times, ",");
                replace(product.last, ");");
            }
        }
    }

    // kernel(…) {   becomes
    // kernel(…) { if constexpr (…) if (::simt::loops::begin()) return [=]() mutable {…}();
    void emit_loops(Output& output, const Rewrite& rewrite, int depth) {
        output.copy(rewrite.first, rewrite.first + 1);
        output.be_quiet(true);
        in_loops_ = true;
        for (const LoopPart& part : rewrite.parts) {
            output.insert(part.text + " ");
            if (part.first != none) emit(output, part.first, part.last, depth + 1);
        }
        in_loops_ = false;
        output.be_quiet(false);
    }

    // Which of the parameters between these parentheses are references: such an argument is not
    // copied.
    void reference_parameters(Kernel& kernel, Index open, Index close) {
        std::vector<bool> references;
        for (const auto& [first, last] : split_at_commas(text_, open + 1, close)) {
            bool reference = false;
            int angles = 0;
            for (Index i = first; i < last && !is(i, "="); ++i) {
                if (is(i, "<")) ++angles;
                if (is(i, ">")) --angles;
                if (angles == 0 && is(i, "&&"))
                    problem(i, "a kernel's parameter cannot be an rvalue reference");
                reference |= angles == 0 && is(i, "&");
            }
            references.push_back(reference);
        }
        result_.steps += close - open;
        const bool none_at_all =
            close == open + 1 || (close == open + 2 && word(open + 1) == "void");
        const std::size_t parameters = none_at_all ? 0 : references.size();
        kernel.overloaded |=
            kernel.definitions + kernel.declarations > 1 && kernel.parameters != parameters;
        kernel.parameters = parameters;
        if (kernel.definitions + kernel.declarations == 1) {
            kernel.by_reference = std::move(references);
        } else if (kernel.by_reference != references) {
            kernel.by_reference.clear();
        }
    }

    // The kernel that a launch names, if this file declares it.
    const Kernel* kernel_of(const Rewrite& launch) const {
        Index last = launch.open_configuration - 1;
        for (Index first = launch.first;
             is(first, "(") && is(last, ")") && text_.tokens[first].match == last;)
            ++first, --last;
        if (is(last, ">")) {
            const Index open = open_angle(last, launch.first);
            if (open == none || open == launch.first) return nullptr;
            last = open - 1;
        }
        const auto known = kernels_.find(word(last));
        return known == kernels_.end() ? nullptr : &known->second;
    }

    // Template parameters without a default in the header that opens at `open`.
    int needed_arguments(Index open) const {
        const Index close = match_angle(text_, open, std::min(size(), open + longest_name));
        if (close == none) return 0;
        int needed = 0;
        for (const auto& [first, last] : split_at_commas(text_, open + 1, close)) {
            bool optional = false;
            for (Index i = first; i < last; ++i) optional |= is(i, "=") || is(i, "...");
            if (!optional) ++needed;
        }
        return needed;
    }

    // The first token of the kernel's name that ends before `end`, or none.
    Index kernel_start(Index end) {
        const Index limit = end > longest_name ? end - longest_name : 0;
        Index i = end;  // one past the part still to be read
        for (;;) {
            if (i == 0 || i <= limit) return none;
            const Index last = i - 1;
            if (is(last, ">")) {  // template arguments: back to their "<"
                int depth = 0;
                Index at = last;
                for (;; --at) {
                    ++result_.steps;
                    if (is(at, ">")) ++depth;
                    if (is(at, "<") && --depth == 0) break;
                    if (is(at, ")") || is(at, "]") || is(at, "}")) {
                        if (text_.tokens[at].match == none) return none;
                        at = text_.tokens[at].match;
                    } else if (is(at, "(") || is(at, "[") || is(at, "{") || is(at, ";")) {
                        return none;
                    }
                    if (at <= limit) return none;
                }
                i = at;
                if (i == 0 || word(i - 1).empty()) return none;
                --i;
            } else if (is(last, ")") || is(last, "]")) {
                i = text_.tokens[last].match;
                if (i == none) return none;
                // f(x)<<<…>>> and kernels[i]<<<…>>> go on to the left; (k<T>)<<<…>>> does not.
                const bool operand_before =
                    i > 0 && !word(i - 1).empty() && !is_keyword(word(i - 1));
                const bool postfix_before =
                    i > 0 && (is(i - 1, "]") || (is(i - 1, ">") && is(last, ")")));
                if (is(last, "]") || operand_before || postfix_before) {
                    if (i == 0 ||
                        (is(last, "]") && !operand_before && !is(i - 1, "]") && !is(i - 1, ")")))
                        return none;
                    continue;
                }
                return i;
            } else if (!word(last).empty() && !is_keyword(word(last))) {
                i = last;
            } else {
                return none;
            }
            // What stands before a name?
            if (i > 0 && word(i - 1) == "template" && i > 1) --i;
            if (i > 0 && (is(i - 1, "::"))) {
                --i;
                const bool qualified =
                    i > 0 && ((!word(i - 1).empty() && !is_keyword(word(i - 1))) || is(i - 1, ">"));
                if (!qualified) return i;  // ::kernel
                continue;
            }
            if (i > 0 && (is(i - 1, ".") || is(i - 1, "->"))) {
                --i;
                continue;
            }
            return i;
        }
    }

    // `>>>`: three `>` in a row; of a longer run the last three, as in k<<<1, sizeof(A<B<int>>)>>>.
    bool closes_launch(Index i, bool spaced) const {
        if (!is(i, ">") || !is(i + 1, ">") || !is(i + 2, ">")) return false;
        if (spaced && is(i + 3, "(")) return true;  // k << <grid, block >> >(…)
        const auto adjacent = [&](Index left) {
            return text_.tokens[left].end == text_.tokens[left + 1].begin;
        };
        if (!adjacent(i) || !adjacent(i + 1)) return false;
        return !(is(i + 3, ">") && adjacent(i + 2));
    }

    void launch(Index open) {
        Rewrite launch;
        launch.what = Rewrite::What::launch;
        launch.open_configuration = open;
        launch.in_function = in_function();
        launch.first = open == 0 ? none : kernel_start(open);
        if (launch.first == none) {
            return problem(open, "expected a kernel's name before <<<");
        }
        const bool spaced = text_.tokens[open].end - text_.tokens[open].begin > 3;
        Index i = open + 1;
        while (i < size() && !closes_launch(i, spaced)) {
            ++result_.steps;
            const std::uint32_t c = code(i);
            if (c == '(' || c == '[' || c == '{') {
                if (text_.tokens[i].match == none) break;
                i = text_.tokens[i].match;
            } else if (c == ')' || c == ']' || c == '}' || c == ';' || c == punctuation("<<<")) {
                break;
            }
            ++i;
        }
        if (i >= size() || !closes_launch(i, spaced)) return problem(open, "this <<< has no >>>");
        launch.close_configuration = i;
        const auto configuration = split_at_commas(text_, open + 1, i);
        if (configuration.size() < 2) {
            return problem(
                open, "a launch needs at least a grid and a block: kernel<<<grid, block>>>(…)");
        }
        if (configuration.size() > 4) {
            return problem(open,
                           "a launch has at most four parameters: "
                           "kernel<<<grid, block, shared bytes, stream>>>(…)");
        }
        for (const auto& [first, last] : configuration) {
            if (first == last) return problem(open, "a parameter between <<< and >>> is empty");
        }
        launch.open_arguments = i + 3;
        if (!is(i + 3, "("))
            return problem(i,
                           "expected the kernel's arguments after >>>: kernel<<<grid, block>>>(…)");
        launch.last = text_.tokens[i + 3].match;
        if (launch.last == none)
            return problem(i + 3, "these kernel arguments have no closing parenthesis");
        if (rewrite_at_[launch.first] != none)
            return problem(open, "expected a kernel's name before <<<");
        add(std::move(launch));
    }

    // An expression for the kernel's address, or "" when a name may mean several functions.
    std::string address_of(const Rewrite& launch) const {
        return address_of(launch.first, launch.open_configuration);
    }

    // The same of the tokens [first, behind).
    std::string address_of(Index first, Index behind, bool one_function = false) const {
        if (behind - first > longest_name) return "";
        Index last = behind - 1;
        int given = -1;  // template arguments
        while (is(first, "(") && is(last, ")") && text_.tokens[first].match == last)
            ++first, --last;
        const Index end = last + 1;
        if (is(last, ">")) {
            const Index open = open_angle(last, first);
            if (open == none || open == first) return "";
            given = static_cast<int>(split_at_commas(text_, open + 1, last).size());
            if (is(open + 1, ">")) given = 0;
            last = open - 1;
        }
        const std::string_view name = word(last);
        if (name.empty()) {
            if (!is(last, "]")) return "";
            for (Index i = first; i < end; ++i) {  // kernels[i], but not kernels[i++]
                if (is(i, "++") || is(i, "--") || is(i, "(") || is(i, "=")) return "";
            }
        } else if (const auto known = kernels_.find(name); known != kernels_.end()) {
            const Kernel& kernel = known->second;
            const auto all = functions_.find(name);  // a host function may have the same name
            if (!one_function && all != functions_.end() && all->second > kernel.mentions)
                return "";
            if (kernel.overloaded || kernel.definitions > 1 ||
                (kernel.definitions == 0 && kernel.declarations > 1))
                return "";
            if (kernel.is_template ? given < kernel.needed_arguments || given <= 0 : given >= 0)
                return "";
        } else if (given >= 0) {
            return "";
        }
        return "::simt::launch_address(" + plain(text_, first, end) + ")";
    }

    // A kernel's name as a value: cudaLaunchKernel((void*)kernel, …), auto f = kernel<float>;
    void kernel_use(Index i) {
        Mention mention{i, i, i};
        while (is(mention.name - 1, "::")) {
            --mention.name;
            if (mention.name > 0 && !word(mention.name - 1).empty() &&
                !is_keyword(word(mention.name - 1)))
                --mention.name;
        }
        mention.first = is(mention.name - 1, "&") ? mention.name - 1 : mention.name;
        if (is(i + 1, "<")) {
            mention.last = match_angle(text_, i + 1, std::min(size(), i + longest_name));
            if (mention.last == none) return;
            result_.steps += mention.last - i;
        }
        if (mention.first == 0) return;
        const Index before = mention.first - 1, after = mention.last + 1;
        const bool ends =
            is(after, ")") || is(after, ",") || is(after, ";") || is(after, "}") || is(after, ":");
        const Level& level = levels_.back();
        if (!ends || level.has_class_key || !(in_function() || has_initializer())) return;
        const bool cast = is(before, ")") && (is(before - 1, "*") || !is(after, ";"));
        const bool list = is(before, ",") && !is(after, ";") && (!level.brace || is_list(level));
        const bool operand = is(before, "=") || is(before, "?") || is(before, ":") ||
                             (is(before, "{") && !is(after, ":") && !is(after, ";")) ||
                             word(before) == "return" ||
                             (is(before, "(") && !asks_for_type(word(before - 1)));
        mention.one_function =
            before > 1 && is(before, ")") && is(before - 1, "*") && word(before - 2) == "void";
        if (cast || list || operand) mentions_.push_back(mention);
    }

    bool has_initializer() const {
        return std::any_of(levels_.begin(), levels_.end(),
                           [](const Level& level) { return level.has_assignment; });
    }
    // Whether the brace that opened this level begins a list of values.
    bool is_list(const Level& level) const {
        return level.start > 1 &&
               (is(level.start - 2, "=") || is(level.start - 2, "{") || is(level.start - 2, ","));
    }
    static bool asks_for_type(std::string_view word) {
        return word == "decltype" || word == "sizeof" || word == "typeid" || word == "noexcept" ||
               word == "__typeof__" || word == "typeof";
    }

    // Lets the runtime know the kernel by its address from there on, if the name means one
    // function.
    void make_known(const Mention& mention) {
        if (rewrite_at_[mention.first] != none || rewrite_at_[mention.last] != none) return;
        if (address_of(mention.name, mention.last + 1, mention.one_function).empty()) return;
        if (mention.first == mention.last) {
            replace(mention.first,
                    "::simt::known_kernel(" + std::string(text_.spelling(mention.first)) + ")");
            return;
        }
        replace(mention.first,
                "::simt::known_kernel(" + std::string(text_.spelling(mention.first)));
        replace(mention.last, std::string(text_.spelling(mention.last)) + ")");
    }

    // The "<" that belongs to the ">" at `close`, not before `limit`.
    Index open_angle(Index close, Index limit) const {
        int depth = 0;
        for (Index at = close;; --at) {
            if (is(at, ">")) ++depth;
            if (is(at, "<") && --depth == 0) return at;
            if ((is(at, ")") || is(at, "]") || is(at, "}")) && text_.tokens[at].match != none) {
                at = text_.tokens[at].match;
            }
            if (at <= limit) return none;
        }
    }

    // ---- __shared__ --------------------------------------------------------------------------

    // The first token of the declaration in which __shared__ stands at `at`: specifiers may come
    // before it.
    Index shared_start(Index at) const {
        const Index limit = levels_.back().start;
        Index first = at;
        while (first > limit) {
            const Index before = first - 1;
            const std::string_view spelling = word(before);
            if (!spelling.empty() && spelling != "else" && spelling != "do") {
                first = before;
            } else if ((is(before, ")") || is(before, "]")) && text_.tokens[before].match != none &&
                       text_.tokens[before].match > limit &&
                       (is(before, "]") ||
                        is_specifier_with_parentheses(word(text_.tokens[before].match - 1)))) {
                first = text_.tokens[before].match;
            } else if (text_.tokens[before].kind != Kind::punctuation ||
                       (!is(before, "::") && !is(before, ">") && !is(before, "<"))) {
                break;
            } else {
                first = before;
            }
        }
        return first;
    }

    Index shared(Index at) {
        Level& level = levels_.back();
        Rewrite rewrite;
        rewrite.what = Rewrite::What::shared;
        rewrite.scope = scope();
        rewrite.first = shared_start(at);
        rewrite.declaration = parse_declaration(text_, rewrite.first);
        const Declaration& declaration = rewrite.declaration;
        result_.steps += declaration.last - rewrite.first;
        rewrite.last = declaration.last;
        const bool parameter = !level.brace && levels_.size() > 1;
        const Index bad = at;
        if (parameter || !declaration.complete || declaration.declarators.empty()) {
            problem(bad, "expected a variable: __shared__ type name[extent];");
            return at;
        }
        if (level.scope == ScopeKind::class_) {
            problem(bad, "a class member cannot be __shared__; declare the variable in a function");
            return declaration.last - 1;
        }
        const bool everywhere = level.scope == ScopeKind::namespace_;
        if (everywhere && !declaration.is_extern && declaration.body_open != none) {
            problem(bad,
                    "a __shared__ variable outside of functions needs a type with a name: define "
                    "the class first");
            return declaration.last - 1;
        }
        for (const Declarator& one : declaration.declarators) {
            const std::string name(word(one.name));
            if (one.name == none) {
                problem(one.first, "expected a name in this __shared__ declaration");
            } else if (one.has_initializer) {
                problem(one.name, "__shared__ variable '" + name +
                                      "' cannot have an initializer: let a thread assign it, then "
                                      "__syncthreads()");
            } else if (one.is_reference) {
                problem(one.name, "__shared__ variable '" + name + "' cannot be a reference");
            } else if (one.is_function) {
                problem(one.name, "a function cannot be __shared__");
            } else if (one.open_extent && !declaration.is_extern) {
                problem(one.name,
                        "__shared__ array '" + name +
                            "' needs an extent; for a dynamic one write extern __shared__");
            } else if (declaration.is_extern && level.scope == ScopeKind::namespace_) {
                if (one.extents == none) {
                    problem(one.name, "expected an array: extern __shared__ type " + name + "[];");
                }
                dynamic_names_.insert(word(one.name));
            } else if (everywhere) {
                shared_names_.insert(word(one.name));
            }
        }
        const Index last = declaration.last;
        // The type is written once more for each variable.
        if (plain(text_, declaration.type_tokens).size() * declaration.declarators.size() >
            longest_declaration) {
            problem(at, "too many variables of so long a type in one declaration; write several");
        }
        level.begin_declaration(last + 1);
        const Index body_open = declaration.body_open, body_close = declaration.body_close;
        add(std::move(rewrite));
        if (body_open != none) {  // a class defined here may have __device__ functions
            for (Index i = body_open; i < body_close; ++i) {
                if (is_cuda_word(word(i))) replace(i, "");
            }
        }
        return last;
    }

    // A file-scope dynamic array is an object here. Where the program wants its address as a value,
    // (+name) is one: reinterpret_cast<float*>(name), (float*)name, f(name).
    void dynamic_use(Index i) {
        if (i == 0 || !in_function()) return;
        const std::uint32_t before = code(i - 1), after = code(i + 1);
        const bool operand = before == '(' || before == ',' || before == '=' || before == '+' ||
                             before == '?' || before == ':' || before == '{' ||
                             word(i - 1) == "return" ||
                             (before == ')' && text_.tokens[i - 1].match != none && is(i - 2, "*"));
        const bool value = after == ')' || after == ',' || after == ';' || after == '+' ||
                           after == '-' || after == ':' || after == '}';
        if (operand && value && word(i - 2) != "sizeof")
            replace(i, "(+" + std::string(word(i)) + ")");
    }

    // A file-scope __shared__ variable is a function here. Each function that names the variable
    // begins with a reference to the running block's instance.
    void shared_use(Index i) {
        const Level& level = levels_.back();
        if (!level.in_function || level.body == none || level.body >= i) return;
        if (is(i - 1, ".") || is(i - 1, "->") || is(i - 1, "::")) return;
        const std::string name(word(i));
        if (!shared_uses_.insert(std::to_string(level.body) + name).second) return;
        const Index first =
            std::max(level.header, level.body > longest_name ? level.body - longest_name : 0);
        result_.steps += level.body - first;
        for (Index at = first; at < level.body; ++at) {
            if (word(at) == name) return;  // a parameter of that name
        }
        shared_references_[level.body] +=
            " [[maybe_unused]] auto& " + name + " = simt_shared_" + name + "();";
    }

    // ---- __device__, __constant__ and __managed__ variables ------------------------------------

    void variable(Index at) {
        const Level& level = levels_.back();
        if (!level.brace && levels_.size() > 1)
            return;                                   // in parentheses: a lambda's or a parameter's
        if (level.scope == ScopeKind::block) return;  // a static local, or a lambda
        const Index first = std::min(level.start, at);
        if (std::exchange(variable_start_, first) == first) return;  // what it is, is known already
        const Declaration declaration = parse_declaration(text_, first);
        result_.steps += declaration.last - first;
        variable_done_ = std::max(declaration.last, at + 1);
        // [] __device__ (int i) {…} in an initializer says nothing about the variable.
        if (!declaration.complete || at >= declaration.specifiers_end || declaration.is_typedef)
            return;
        if (declaration.declarators.empty() || declaration.declarators.front().is_function ||
            declaration.declarators.front().name == none) {
            return;
        }
        const std::string first_name(word(declaration.declarators.front().name));
        if (level.scope == ScopeKind::class_) {
            return problem(declaration.declarators.front().name,
                           "static member '" + first_name +
                               "' cannot be a device variable in the simulator; declare it outside "
                               "of the class");
        }
        std::string_view kind = "device";
        for (Index i = level.start; i < declaration.specifiers_end; ++i) {
            if (word(i) == "__constant__") kind = "constant";
            if (word(i) == "__managed__") kind = "managed";
        }
        if (declaration.is_template) return variable_template(first, declaration, kind);
        std::string registrations;
        for (const Declarator& one : declaration.declarators) {
            if (one.name == none || one.is_function || one.is_reference) continue;
            if (declaration.is_extern && !one.has_initializer) continue;  // defined in another file
            const std::string name = plain(text_, one.name_first, one.name + 1);
            registrations.append(" static const ::simt::VariableRegistration simt_registered_")
                .append(word(one.name))
                .append("{const_cast<void*>(static_cast<const volatile void*>(__builtin_addressof(")
                .append(name)
                .append("))), sizeof(")
                .append(name)
                .append("), \"")
                .append(word(one.name))
                .append("\", ::simt::VariableKind::")
                .append(kind)
                .append("};");
        }
        if (!registrations.empty()) replace(declaration.last, ";" + registrations);
    }

    // template <class T> __constant__ T mask[4];   becomes a variable under another name, its
    // registration, and a reference with the variable's own name. Whoever names an instance of the
    // reference makes one of the registration, too.
    void variable_template(Index first, const Declaration& declaration, std::string_view kind) {
        const Declarator& one = declaration.declarators.front();
        const std::string name(word(one.name));
        const Index open = first + 1;
        const Index close = match_angle(text_, open, std::min(size(), open + longest_name));
        std::string arguments;
        bool named = close != none && !is(open + 1, ">");
        if (named) {
            for (const auto& [begin, end] : split_at_commas(text_, open + 1, close)) {
                Index last = begin;  // one past the parameter's name
                while (last < end && !is(last, "=")) ++last;
                const std::string_view parameter = word(last - 1);
                named &= !parameter.empty() && last > begin + 1 && !is(last - 2, "::");
                bool pack = false;
                for (Index i = begin; i < last; ++i) pack |= is(i, "...");
                arguments +=
                    (arguments.empty() ? "" : ", ") + std::string(parameter) + (pack ? "..." : "");
            }
        }
        if (!named || one.is_reference || word(first) != "template") {
            return problem(one.name, "variable template '" + name +
                                         "' cannot be a device variable in the simulator: "
                                         "its template parameters need names");
        }
        const std::string header = plain(text_, first, close + 1);
        const std::string storage = "simt_storage_" + name,
                          registration = "simt_registered_" + name,
                          instance = storage + "<" + arguments + ">";
        std::string more = ";";
        more.append(" ").append(header).append(" static const ::simt::VariableRegistration ");
        more.append(registration)
            .append("{const_cast<void*>(static_cast<const volatile void*>(__builtin_addressof(")
            .append(instance)
            .append("))), sizeof(")
            .append(instance)
            .append("), \"")
            .append(name)
            .append("\", ::simt::VariableKind::")
            .append(kind)
            .append("}; ")
            .append(header)
            .append(" static constexpr auto& ")
            .append(name)
            .append(" = ::simt::registered<")
            .append(registration)
            .append("<")
            .append(arguments)
            .append(">>(")
            .append(instance)
            .append(");");
        replace(one.name, storage);
        replace(declaration.last, more);
    }

    // ---- writing -----------------------------------------------------------------------------

    void emit(Output& output, Index first, Index last, int depth) {
        Index i = first;
        while (i < last) {
            const Index which = rewrite_at_[i];
            if (which == none && in_loops_ && word(i) == "threadIdx") {
                output.replace(i++, "simt_thread");
                continue;
            }
            if (which == none) {
                Index end = i;
                while (end < last && rewrite_at_[end] == none &&
                       !(in_loops_ && word(end) == "threadIdx"))
                    ++end;
                output.copy(i, end);
                i = end;
                continue;
            }
            const Rewrite& rewrite = rewrites_[which];
            switch (rewrite.what) {
                case Rewrite::What::drop:
                    output.drop(i);
                    break;
                case Rewrite::What::replace:
                    output.replace(i, rewrite.text);
                    break;
                case Rewrite::What::launch:
                    emit_launch(output, rewrite, depth);
                    break;
                case Rewrite::What::shared:
                    emit_shared(output, rewrite);
                    break;
                case Rewrite::What::assembly:
                    emit_assembly(output, rewrite, depth);
                    break;
                case Rewrite::What::loops:
                    emit_loops(output, rewrite, depth);
                    break;
            }
            i = rewrite.last + 1;
        }
    }

    // asm("add.u32 %0, %1, %1;" : "=r"(d) : "r"(a));   becomes
    // __extension__ ({ auto& simt_o0 = (d); … simt_0; const auto simt_1 =
    //     ::simt::ptx::in<'r'>(a); { simt_0 = …; } ::simt::ptx::out<'r'>(simt_o0, simt_0); });
    void emit_assembly(Output& output, const Rewrite& rewrite, int depth) {
        output.insert("__extension__ ({ ", rewrite.first);
        std::string results;
        for (std::size_t i = 0; i < rewrite.operands.size(); ++i) {
            const Rewrite::AssemblyOperand& operand = rewrite.operands[i];
            const std::string number = std::to_string(i);
            const char letter = operand.about.letter();
            const std::string of_letter = std::string("<'") + letter + "'>";
            if (operand.about.writes()) {
                output.insert("auto& simt_o" + number + " = (");
                emit(output, operand.first, operand.last, depth + 1);
                const bool reads = operand.about.constraint[0] == '+';
                output.insert("); [[maybe_unused]] auto simt_" + number + " = ::simt::ptx::" +
                              (reads ? "in" + of_letter + "(simt_o" + number + "); "
                                     : "unwritten" + of_letter + "(); "));
                results += "::simt::ptx::out" + of_letter + "(simt_o" + number + ", simt_" +
                           number + "); ";
            } else if (letter >= '0' && letter <= '9') {
                const auto same = static_cast<std::size_t>(letter - '0');
                output.insert(std::string("simt_") + letter + " = ::simt::ptx::in<'" +
                              rewrite.operands[same].about.letter() + "'>(");
                emit(output, operand.first, operand.last, depth + 1);
                output.insert("); ");
            } else {
                const bool constant = letter == 'n' || letter == 'i';
                output.insert(std::string("[[maybe_unused]] ") +
                              (constant ? "constexpr" : "const") + " auto simt_" + number + " = " +
                              (constant ? "(" : "::simt::ptx::in" + of_letter + "("));
                emit(output, operand.first, operand.last, depth + 1);
                output.insert("); ");
            }
        }
        output.insert(rewrite.text);
        output.insert(results + "})");
        output.move_past(rewrite.last);
    }

    std::string place(Index at) const {
        const Token& token = text_.tokens[at];
        return text_.files[token.file].quoted + ", " + std::to_string(token.line);
    }

    // kernel<<<g, b>>>(x, 0, y)   becomes
    // ::simt::launch(::simt::LaunchSite{"kernel", "file.cu", 42, address},
    //     ::simt::LaunchConfig(g, b), [=, a0 = x, a2 = y]() noexcept { kernel(a0, 0, a2); })
    // and one with a pack of arguments, which a C++17 lambda cannot keep under a new name,
    //     …, [=](auto& a0, auto&... a1) noexcept { kernel(a0, a1...); }, x, y...)
    void emit_launch(Output& output, const Rewrite& launch, int depth) {
        if (depth >= deepest_nesting) {
            return problem(launch.open_configuration, "launches are nested too deeply");
        }
        const auto sub = [&](Index first, Index last) {
            // The kernel's own name may be where this launch begins.
            const Index hidden =
                first == launch.first ? std::exchange(rewrite_at_[first], none) : none;
            emit(output, first, last, depth + 1);
            if (hidden != none) rewrite_at_[first] = hidden;
        };
        output.insert("::simt::launch(::simt::LaunchSite{\"" +
                          escaped(plain(text_, launch.first, launch.open_configuration)) + "\", " +
                          place(launch.open_configuration) +
                          (launch.address.empty() ? "" : ", " + launch.address) +
                          "}, ::simt::LaunchConfig(",
                      launch.first);
        sub(launch.open_configuration + 1, launch.close_configuration);
        const Arguments arguments = parse_arguments(launch);
        std::string separator = launch.in_function ? "=" : "";
        output.insert("), [" + separator);
        if (!separator.empty()) separator = ", ";
        for (const Argument& argument : arguments.list) {
            if (argument.name.empty() || arguments.has_pack) continue;
            output.insert(separator + argument.name +
                          (argument.reference ? " = ::simt::by_reference(" : " = "));
            sub(argument.first, argument.last);
            separator = argument.reference ? "), " : ", ";
        }
        output.insert(separator == "), " ? ")](" : "](");
        separator = "";
        for (const Argument& argument : arguments.list) {
            if (argument.name.empty() || !arguments.has_pack) continue;
            output.insert(separator + (argument.pack ? "auto&... " : "auto& ") + argument.name);
            separator = ", ";
        }
        output.insert(") noexcept { ");
        sub(launch.first, launch.open_configuration);
        output.insert("(");
        separator = "";
        for (const Argument& argument : arguments.list) {
            output.insert(separator);
            separator = ", ";
            if (argument.name.empty()) {
                sub(argument.first, argument.last);
            } else {
                output.insert((argument.reference ? "*" : "") + argument.name +
                              (argument.pack ? "..." : ""));
            }
        }
        output.insert("); }");
        for (const Argument& argument : arguments.list) {
            if (argument.name.empty() || !arguments.has_pack) continue;
            output.insert(", ");
            sub(argument.first, argument.last);
        }
        output.insert(")");
        output.move_past(launch.last);
    }

    struct Argument {
        Index first, last;
        std::string name;  // of the lambda's copy; empty: written in the call itself
        bool pack = false;
        bool reference = false;  // keeps the address
    };
    struct Arguments {
        std::vector<Argument> list;
        bool has_pack = false;
    };

    // Each argument is evaluated once and kept by value. Literals stay in the call, so that 0 can
    // be a pointer; so do braced lists, which have no type.
    Arguments parse_arguments(const Rewrite& launch) const {
        Arguments result;
        const auto parts = split_at_commas(text_, launch.open_arguments + 1, launch.last);
        const Kernel* const kernel = kernel_of(launch);
        std::size_t packs = 0;
        for (const auto& [first, last] : parts) packs += last > first && is(last - 1, "...");
        result.has_pack = packs > 0;
        if (packs > 1 || (packs == 1 && !is(parts.back().second - 1, "..."))) {
            result.list.push_back({launch.open_arguments + 1, launch.last, "simt_arguments", true});
            return result;
        }
        for (const auto& [first, last] : parts) {
            Argument argument{first, last, "", false, false};
            const std::size_t number = result.list.size();
            const bool literal = last == first + 1 && is_literal(first);
            if (!literal && !is(first, "{")) {
                argument.name = "simt_argument_" + std::to_string(number);
                argument.pack = is(last - 1, "...");
                argument.reference = !result.has_pack && kernel != nullptr &&
                                     number < kernel->by_reference.size() &&
                                     kernel->by_reference[number];
            }
            result.list.push_back(std::move(argument));
        }
        return result;
    }

    bool is_literal(Index i) const {
        const Kind kind = text_.tokens[i].kind;
        const std::string_view name = word(i);
        return kind == Kind::number || kind == Kind::character || name == "nullptr" ||
               name == "__null" || name == "true" || name == "false";
    }

    // __shared__ float a[4], *p;   becomes
    // float (&a)[4] = ::simt::shared<float [4]>("a", "file.cu", 12, []{}); float *(&p) = …;
    void emit_shared(Output& output, const Rewrite& rewrite) {
        const Declaration& declaration = rewrite.declaration;
        std::string type = plain(text_, declaration.type_tokens);
        if (declaration.body_open != none) {
            // The class is defined first and then used by its name; one without a name gets one.
            const std::string name =
                declaration.class_name != none
                    ? std::string(word(declaration.class_name))
                    : "simt_shared_" + std::string(word(declaration.declarators.front().name));
            output.copy(declaration.class_key, declaration.class_key + 1);
            if (declaration.class_name == none) output.insert(" " + name);
            emit(output, declaration.class_key + 1, declaration.body_close + 1, 0);
            output.insert("; ");
            type = (declaration.cv.empty() ? "" : declaration.cv + " ") + name;
        }
        for (const Declarator& one : declaration.declarators) {
            const std::string name(word(one.name));
            const std::string before = plain(text_, one.first, one.name);
            const std::string after = plain(text_, one.name + 1, one.last);
            if (declaration.is_extern) {
                // The first extent is the launch's business: T x[] and T x[][4] point to T and
                // T[4].
                const std::string element =
                    type + " " + before +
                    (one.extents == none
                         ? after
                         : plain(text_, text_.tokens[one.extents].match + 1, one.last));
                if (rewrite.scope == ScopeKind::namespace_) {
                    output.insert(
                        "[[maybe_unused]] static const ::simt::DynamicShared<" + element + "> ",
                        rewrite.first);
                    output.copy(one.name, one.name + 1);
                    output.insert("{};");
                } else {
                    output.insert("auto ", rewrite.first);
                    output.insert(one.extents == none ? "& " : "* const ");
                    output.copy(one.name, one.name + 1);
                    output.insert(std::string(" = ") + (one.extents == none ? "*" : "") +
                                  "::simt::dynamic_shared<" + element + ">();");
                }
                continue;
            }
            const std::string alignment =
                declaration.alignment.empty()
                    ? ""
                    : ", ::simt::alignment<" + declaration.alignment + ">()";
            const std::string instance = "::simt::shared<" + type + " " + before + after +
                                         alignment + ">(\"" + name + "\", " + place(one.name) +
                                         ", []{});";
            if (rewrite.scope == ScopeKind::namespace_) {
                output.insert("[[maybe_unused]] static auto& simt_shared_" + name +
                                  "() noexcept { return " + instance + " }",
                              rewrite.first);
                continue;
            }
            const bool array = is(one.name + 1, "[");  // parentheses elsewhere would earn a warning
            const bool leads =
                &one == &declaration.declarators.front() && !declaration.type_tokens.empty();
            output.insert(type + " " + before + (array ? "(&" : "&"),
                          leads ? declaration.type_tokens.front() : one.first);
            output.copy(one.name, one.name + 1);
            if (array) output.insert(")");
            output.copy(one.name + 1, one.last);
            output.insert(" = " + instance);
        }
        output.move_past(rewrite.last);
    }

    Text text_;
    bool loops_, in_loops_ = false;
    std::vector<KernelTokens> bodies_;
    std::vector<DeviceCode> device_code_;
    Translation result_;
    std::vector<Level> levels_;
    std::vector<Mention> mentions_;
    std::vector<Rewrite> rewrites_;
    std::vector<Index> rewrite_at_;  // by token: index into rewrites_
    std::unordered_map<std::string_view, Kernel> kernels_;
    std::unordered_map<std::string_view, int> functions_;  // declared at namespace scope, how often
    std::unordered_set<std::string_view> dynamic_names_;   // extern __shared__ at file scope
    std::unordered_set<std::string_view> shared_names_;    // __shared__ at file scope
    std::unordered_set<std::string> shared_uses_;          // body and name
    std::unordered_map<Index, std::string> shared_references_;  // by the body they begin
    Index variable_done_ = 0;
    Index variable_start_ = none;  // of the declaration that variable() has read last
};

}  // namespace

bool is_texture_name(std::string_view name) {
    const auto begins = [](std::string_view text, std::string_view with) {
        return text.substr(0, with.size()) == with;
    };
    for (const std::string_view family : {"tex", "surf"}) {
        if (!begins(name, family)) continue;
        const std::string_view rest = name.substr(family.size());
        for (const std::string_view shape : {"1D", "2D", "3D", "Cubemap"})
            if (begins(rest, shape)) return true;
    }
    if (!begins(name, "cuda") || begins(name, "cudaError") || begins(name, "cudaDev")) return false;
    for (const std::string_view part :
         {"Array", "Texture", "Surface", "ChannelDesc", "ChannelFormat", "ResourceDesc",
          "ResourceType", "ResourceView", "ResViewFormat", "AddressMode", "FilterMode", "ReadMode",
          "BoundaryMode"})
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

Translation translate(std::string_view preprocessed, std::string_view name, bool thread_loops) {
    return Translator(preprocessed, name, thread_loops).run();
}

}  // namespace simt::translate
