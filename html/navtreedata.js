/*
 @licstart  The following is the entire license notice for the JavaScript code in this file.

 The MIT License (MIT)

 Copyright (C) 1997-2020 by Dimitri van Heesch

 Permission is hereby granted, free of charge, to any person obtaining a copy of this software
 and associated documentation files (the "Software"), to deal in the Software without restriction,
 including without limitation the rights to use, copy, modify, merge, publish, distribute,
 sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
 furnished to do so, subject to the following conditions:

 The above copyright notice and this permission notice shall be included in all copies or
 substantial portions of the Software.

 THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
 BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
 NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
 DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

 @licend  The above is the entire license notice for the JavaScript code in this file
*/
var NAVTREE =
[
  [ "matmul-to-mnist: the API", "index.html", [
    [ "The API of matmul-to-mnist", "index.html", null ],
    [ "Namespaces", "namespaces.html", [
      [ "Namespace List", "namespaces.html", "namespaces_dup" ],
      [ "Namespace Members", "namespacemembers.html", [
        [ "All", "namespacemembers.html", "namespacemembers_dup" ],
        [ "Functions", "namespacemembers_func.html", "namespacemembers_func" ],
        [ "Variables", "namespacemembers_vars.html", null ],
        [ "Typedefs", "namespacemembers_type.html", null ],
        [ "Enumerations", "namespacemembers_enum.html", null ],
        [ "Enumerator", "namespacemembers_eval.html", null ]
      ] ]
    ] ],
    [ "Classes", "annotated.html", [
      [ "Class List", "annotated.html", "annotated_dup" ],
      [ "Class Index", "classes.html", null ],
      [ "Class Hierarchy", "hierarchy.html", "hierarchy" ],
      [ "Class Members", "functions.html", [
        [ "All", "functions.html", "functions_dup" ],
        [ "Functions", "functions_func.html", "functions_func" ],
        [ "Variables", "functions_vars.html", "functions_vars" ],
        [ "Typedefs", "functions_type.html", null ],
        [ "Enumerations", "functions_enum.html", null ],
        [ "Related Functions", "functions_rela.html", null ]
      ] ]
    ] ],
    [ "Files", "files.html", [
      [ "File List", "files.html", "files_dup" ],
      [ "File Members", "globals.html", [
        [ "All", "globals.html", "globals_dup" ],
        [ "Functions", "globals_func.html", "globals_func" ],
        [ "Variables", "globals_vars.html", null ],
        [ "Typedefs", "globals_type.html", null ],
        [ "Enumerations", "globals_enum.html", null ],
        [ "Enumerator", "globals_eval.html", null ],
        [ "Macros", "globals_defs.html", null ]
      ] ]
    ] ]
  ] ]
];

var NAVTREEINDEX =
[
"00__your__machine_2claims_8hpp.html",
"classcuda_1_1basic__atomic__flag.html",
"classm2m_1_1Figure.html#a0739d71f5a0b5852afef1937a6895961",
"classm2m_1_1Operations.html#a880cf36756a1e0b85445b884ca72796f",
"classm2m_1_1jobs_1_1GpuJobs.html",
"classsimt_1_1check_1_1Checker.html#ae4a167a13d8ca5e5a68849917b461fb7",
"classsimt_1_1profile_1_1Sources.html#ace3edce461c8458d629010ee57353314",
"device__math_8hpp.html#a6f4afb411ec4c1facdd39f7d16879192",
"functions_func_d.html",
"halves_8hpp.html#a38fb94ceeea0e756b70fc44d33a881fb",
"namespacem2m.html#a245ac11cb182757e0af41fe9b1253386",
"namespacem2m_1_1cuda.html#aa9535e7d8ab32df5b28931ddcf59d74c",
"namespacesimt.html#a427888bf37f4793d981521ff8349a059",
"namespacesimt_1_1count_1_1word.html#a5df5f4c05a018cbdef5f87a62cf13a25",
"nccl__team_8cu.html#a9ee46eee065c5d748600f0a01f100782",
"ptx_8hpp.html#afff77bd66e9611e8d604817a701e1f0b",
"structcudaResourceDesc.html#accf84bfcc204cab1de5e791ec2e09553",
"structm2m_1_1Dataset.html",
"structm2m_1_1MemoryParts.html#adfb00d95777a1bc7412d99b47f26f682",
"structm2m_1_1TrainOptions.html#a0bd75b86dd88545eda0db578fbaa49ca",
"structm2m_1_1fusion_1_1Pass.html#adadcc3d972572b6bb28ecf36c9b005e0",
"structm2m_1_1grader_1_1Trusted.html#aebcebbd3b65c8e12ff030098f5cbe481",
"structsimt_1_1FailedCall.html#a190eb22f189cab3186abe7ba77180a82",
"structsimt_1_1WarpCall.html#aee08e05e612a4c7e7228724ef037b06c",
"structsimt_1_1check_1_1World.html#a2c0b91e9b5abea048cdc24ed701a05d9",
"structsimt_1_1profile_1_1Counters.html#a83f3f6444ea3d35cdf053c34bc75f2e6",
"structsimt_1_1ptx_1_1f16x2.html",
"weights_8hpp.html#a85dad6fee80b7ec91fe52f86c0c6bb8b"
];

var SYNCONMSG = 'click to disable panel synchronisation';
var SYNCOFFMSG = 'click to enable panel synchronisation';