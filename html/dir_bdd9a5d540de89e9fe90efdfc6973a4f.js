var dir_bdd9a5d540de89e9fe90efdfc6973a4f =
[
    [ "base", "dir_eff7fafaa7ac3a3371e3dd04b3b9a5c9.html", "dir_eff7fafaa7ac3a3371e3dd04b3b9a5c9" ],
    [ "check", "dir_9242e1a3d0d4f6190007a75fdf858870.html", "dir_9242e1a3d0d4f6190007a75fdf858870" ],
    [ "data", "dir_156564738403e66d5b6689b49571e72a.html", "dir_156564738403e66d5b6689b49571e72a" ],
    [ "device", "dir_9780fb8d465f054e02dc87b9d97326f7.html", "dir_9780fb8d465f054e02dc87b9d97326f7" ],
    [ "matrix", "dir_7a6f4cd468a3d20b723d81f1200dc5a7.html", "dir_7a6f4cd468a3d20b723d81f1200dc5a7" ],
    [ "measure", "dir_5116a181cef8f353566dd766b051e50d.html", "dir_5116a181cef8f353566dd766b051e50d" ],
    [ "picture", "dir_2bccebe1b84aca4eff79c78edc822f65.html", "dir_2bccebe1b84aca4eff79c78edc822f65" ],
    [ "program", "dir_ea4bb3a0435f7dbbf5754d6f944ec4d6.html", "dir_ea4bb3a0435f7dbbf5754d6f944ec4d6" ],
    [ "progress", "dir_9ee29d9dbaa081a36ae4d8ab3f6e9880.html", "dir_9ee29d9dbaa081a36ae4d8ab3f6e9880" ],
    [ "weights", "dir_c572b1386f5db1df283425f152a9a241.html", "dir_c572b1386f5db1df283425f152a9a241" ]
];