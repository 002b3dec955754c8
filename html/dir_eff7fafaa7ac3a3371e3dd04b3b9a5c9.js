var dir_eff7fafaa7ac3a3371e3dd04b3b9a5c9 =
[
    [ "child_process.hpp", "child__process_8hpp.html", "child__process_8hpp" ],
    [ "cpu.hpp", "cpu_8hpp.html", "cpu_8hpp" ],
    [ "error.hpp", "error_8hpp.html", "error_8hpp" ],
    [ "file.hpp", "file_8hpp.html", "file_8hpp" ],
    [ "machine.hpp", "common_2base_2machine_8hpp.html", "common_2base_2machine_8hpp" ],
    [ "memory_parts.hpp", "memory__parts_8hpp.html", "memory__parts_8hpp" ],
    [ "outputs.hpp", "outputs_8hpp.html", "outputs_8hpp" ],
    [ "plain_text.hpp", "plain__text_8hpp.html", "plain__text_8hpp" ],
    [ "process.hpp", "process_8hpp.html", "process_8hpp" ],
    [ "project.hpp", "project_8hpp.html", "project_8hpp" ],
    [ "random.hpp", "common_2base_2random_8hpp.html", "common_2base_2random_8hpp" ],
    [ "stage.hpp", "stage_8hpp.html", "stage_8hpp" ],
    [ "temporary_directory.hpp", "temporary__directory_8hpp.html", "temporary__directory_8hpp" ],
    [ "timer.hpp", "timer_8hpp.html", "timer_8hpp" ]
];