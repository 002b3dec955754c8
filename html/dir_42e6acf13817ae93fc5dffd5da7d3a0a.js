var dir_42e6acf13817ae93fc5dffd5da7d3a0a =
[
    [ "course.hpp", "course_8hpp.html", "course_8hpp" ],
    [ "grade.hpp", "grade_8hpp.html", "grade_8hpp" ],
    [ "host.hpp", "host_8hpp.html", "host_8hpp" ],
    [ "intake.hpp", "intake_8hpp.html", "intake_8hpp" ],
    [ "landlock.hpp", "landlock_8hpp.html", "landlock_8hpp" ],
    [ "object_file.hpp", "object__file_8hpp.html", "object__file_8hpp" ],
    [ "proxy.hpp", "proxy_8hpp.html", "proxy_8hpp" ],
    [ "refused.hpp", "refused_8hpp.html", "refused_8hpp" ],
    [ "reports.hpp", "reports_8hpp.html", "reports_8hpp" ],
    [ "result_formats.hpp", "result__formats_8hpp.html", "result__formats_8hpp" ],
    [ "run_file.hpp", "run__file_8hpp.html", "run__file_8hpp" ],
    [ "sandbox.hpp", "sandbox_8hpp.html", "sandbox_8hpp" ],
    [ "seccomp.hpp", "seccomp_8hpp.html", "seccomp_8hpp" ],
    [ "signature.hpp", "signature_8hpp.html", "signature_8hpp" ],
    [ "task.hpp", "task_8hpp.html", "task_8hpp" ],
    [ "toolchain.hpp", "toolchain_8hpp.html", "toolchain_8hpp" ],
    [ "trusted.hpp", "trusted_8hpp.html", "trusted_8hpp" ],
    [ "wire.hpp", "wire_8hpp.html", "wire_8hpp" ],
    [ "zip.hpp", "zip_8hpp.html", "zip_8hpp" ]
];