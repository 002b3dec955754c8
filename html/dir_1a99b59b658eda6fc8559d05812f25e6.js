var dir_1a99b59b658eda6fc8559d05812f25e6 =
[
    [ "advice.hpp", "profile_2advice_8hpp.html", "profile_2advice_8hpp" ],
    [ "compare.hpp", "compare_8hpp.html", "compare_8hpp" ],
    [ "page.hpp", "page_8hpp.html", "page_8hpp" ],
    [ "pattern.hpp", "pattern_8hpp.html", "pattern_8hpp" ],
    [ "registers.hpp", "registers_8hpp.html", "registers_8hpp" ],
    [ "report.hpp", "report_8hpp.html", "report_8hpp" ],
    [ "sources.hpp", "sources_8hpp.html", "sources_8hpp" ],
    [ "text.hpp", "text_8hpp.html", "text_8hpp" ]
];