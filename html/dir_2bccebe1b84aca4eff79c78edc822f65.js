var dir_2bccebe1b84aca4eff79c78edc822f65 =
[
    [ "contact_sheet.hpp", "contact__sheet_8hpp.html", "contact__sheet_8hpp" ],
    [ "png.hpp", "png_8hpp.html", "png_8hpp" ],
    [ "svg.hpp", "svg_8hpp.html", "svg_8hpp" ],
    [ "terminal.hpp", "terminal_8hpp.html", "terminal_8hpp" ]
];