var files_dup =
[
    [ "chapters", "dir_bfc61d04f42c7b0147e944fb07a4b55d.html", "dir_bfc61d04f42c7b0147e944fb07a4b55d" ],
    [ "common", "dir_bdd9a5d540de89e9fe90efdfc6973a4f.html", "dir_bdd9a5d540de89e9fe90efdfc6973a4f" ],
    [ "docs", "dir_49e56c817e5e54854c35e136979f97ca.html", null ],
    [ "grading", "dir_4d8e8ce3e86f738b65e329a5526096e5.html", "dir_4d8e8ce3e86f738b65e329a5526096e5" ],
    [ "simt", "dir_03e84c75363f93dcf1da71b73e81102d.html", "dir_03e84c75363f93dcf1da71b73e81102d" ]
];