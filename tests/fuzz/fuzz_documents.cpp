// SPDX-License-Identifier: GPL-3.0-or-later
// A file of JSON documents that is imported. First byte: Firestore's documents, or the campus server's
// aggregates; then the file.
#include "documents.h"
#include "importsink.h"
#include "kinds.h"

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const bool firestore = input.byte() != 'r';
    const imports::LocalTimes times(QTimeZone("Asia/Kolkata"), core::fromMicros(1'762'072'800'000'000));
    imports::Request request;
    request.source = fuzz::fileOf(input.rest());
    fuzz::ImportSink sink;
    if (firestore)
        imports::importFirestore(request, times, sink);
    else
        imports::importCampusRest(request, times, sink);
    imports::eachDocument(request.source, std::nullopt, [](const imports::Document &document) {
        fuzz::require(document.malformed.isEmpty() || document.object.isEmpty(),
                      "an object, or why there is none");
        fuzz::require(document.raw.size() <= 400, "what is kept of a piece is bounded");
        return true;
    });
    return 0;
}
