// SPDX-License-Identifier: GPL-3.0-or-later
#include "cipher.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <openssl/evp.h>

namespace mqtt {

namespace {

/// Decodes @p text into @p out; false when it is no base64. QByteArray would allocate for every message.
bool fromBase64(std::string_view text, std::string &out)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    out.clear();
    unsigned bits = 0;
    int held = 0;
    for (const char c : text) {
        unsigned digit = 0;
        if (c >= 'A' && c <= 'Z')
            digit = static_cast<unsigned>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            digit = static_cast<unsigned>(c - 'a') + 26;
        else if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0') + 52;
        else if (c == '+')
            digit = 62;
        else if (c == '/')
            digit = 63;
        else
            return false;
        bits = bits << 6 | digit;
        held += 6;
        if (held >= 8) {
            held -= 8;
            out += static_cast<char>(bits >> held & 0xff);
        }
    }
    return true;
}

bool isPrintable(char c) { return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\r' || c == '\n'; }

} // namespace

void Cipher::Free::operator()(evp_cipher_ctx_st *context) const { EVP_CIPHER_CTX_free(context); }

Cipher::Cipher() : m_context(EVP_CIPHER_CTX_new()) {}

Cipher::~Cipher() = default;

std::optional<Cipher::Secret> Cipher::secretFrom(const QString &text)
{
    QByteArray digits = text.toLatin1();
    digits.removeIf([](char c) { return c == ' ' || c == ':' || c == '\t' || c == '\n' || c == '\r'; });
    const bool hex = digits.size() == 4 * static_cast<qsizetype>(KeySize) &&
                     std::all_of(digits.begin(), digits.end(),
                                 [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
    QByteArray bytes;
    if (hex)
        bytes = QByteArray::fromHex(digits);
    else if (auto decoded = QByteArray::fromBase64Encoding(digits, QByteArray::AbortOnBase64DecodingErrors))
        bytes = *decoded;
    Secret secret{};
    if (bytes.size() != static_cast<qsizetype>(secret.size()))
        return std::nullopt;
    std::memcpy(secret.data(), bytes.constData(), secret.size());
    return secret;
}

std::optional<std::string_view> Cipher::decrypt(std::string_view base64, const Secret &secret)
{
    if (!m_context || !fromBase64(base64, m_cipherText) || m_cipherText.empty() ||
        m_cipherText.size() % KeySize != 0)
        return std::nullopt;
    m_text.resize(m_cipherText.size() + KeySize);
    int length = 0;
    const bool done = EVP_DecryptInit_ex(m_context.get(), EVP_aes_128_cbc(), nullptr, secret.data(),
                                         secret.data() + KeySize) == 1 &&
                      EVP_CIPHER_CTX_set_padding(m_context.get(), 0) == 1 &&
                      EVP_DecryptUpdate(m_context.get(), reinterpret_cast<unsigned char *>(m_text.data()),
                                        &length, reinterpret_cast<const unsigned char *>(m_cipherText.data()),
                                        static_cast<int>(m_cipherText.size())) == 1;
    if (!done || length <= 0)
        return std::nullopt;
    std::string_view text(m_text.data(), static_cast<size_t>(length));
    // Text has no characters as low as the length of a padding, so what is one cannot be taken for text.
    const auto last = static_cast<unsigned char>(text.back());
    if (last >= 1 && last <= KeySize) {
        const auto padding = text.substr(text.size() - last);
        if (std::any_of(padding.begin(), padding.end(), [&](char c) { return c != text.back(); }))
            return std::nullopt;
        text.remove_suffix(last);
    }
    text = text.substr(0, text.find('\0'));
    if (text.empty() || !std::all_of(text.begin(), text.end(), isPrintable))
        return std::nullopt;
    return text;
}

} // namespace mqtt
