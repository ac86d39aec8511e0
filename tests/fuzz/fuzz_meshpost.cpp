// SPDX-License-Identifier: GPL-3.0-or-later
// What a mesh gateway posts: the whole body.
#include "gatewaybody.h"
#include "oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const meshweb::GatewayBody read = meshweb::readGatewayBody(body);
    fuzz::require(read.ok() == !read.text.isEmpty(), "a text, or a problem");
    fuzz::require(!read.repaired || body.contains(read.text), "a mended text stands in the body as it is");
    fuzz::require(read.text == read.text.trimmed(), "no blanks around a text");

    // The firmware joins strings: whatever text it wraps comes out again, unless it makes other JSON.
    const qsizetype nul = body.indexOf('\0');
    const QByteArray text = body.left(nul < 0 ? body.size() : nul).trimmed();
    const meshweb::GatewayBody wrapped = meshweb::readGatewayBody("{\"data\":\"" + text + "\"}");
    if (!text.contains('"') && !text.contains('\\') && !text.isEmpty())
        fuzz::require(wrapped.ok(), "a text without quotes and backslashes is read");
    if (wrapped.repaired)
        fuzz::require(wrapped.text == text, "a mended text is the one that was sent");
    return 0;
}
