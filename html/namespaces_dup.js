var namespaces_dup =
[
    [ "CLI", "namespaceCLI.html", null ],
    [ "cuda", "namespacecuda.html", "namespacecuda" ],
    [ "m2m", "namespacem2m.html", "namespacem2m" ],
    [ "simt", "namespacesimt.html", "namespacesimt" ],
    [ "std", "namespacestd.html", "namespacestd" ]
];