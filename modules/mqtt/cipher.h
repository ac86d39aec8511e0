// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_cipher_ctx_st;

namespace mqtt {

/// AES-128-CBC with a fixed key and a fixed initialisation vector, as mesh nodes are built with them. It
/// hides, and no more: without a MAC nobody can tell who wrote a text. One thread; OpenSSL does the work.
class Cipher
{
public:
    static constexpr size_t KeySize = 16;
    using Secret = std::array<unsigned char, 2 * KeySize>; ///< key, then vector

    Cipher();
    ~Cipher();
    Cipher(const Cipher &) = delete;
    Cipher &operator=(const Cipher &) = delete;

    /// The key and the vector from what a person enters: 64 hexadecimal digits (blanks and colons between
    /// them do not count), or the 32 bytes in base64.
    static std::optional<Secret> secretFrom(const QString &text);

    /// The text inside @p base64. Nothing when it is no base64, no whole blocks, or no printable text comes
    /// out: the key is another one. Padding may be missing: these nodes leave it out when the text fills its
    /// blocks. The view lasts until the next call.
    std::optional<std::string_view> decrypt(std::string_view base64, const Secret &secret);

private:
    struct Free
    {
        void operator()(evp_cipher_ctx_st *context) const;
    };
    std::unique_ptr<evp_cipher_ctx_st, Free> m_context;
    std::string m_cipherText;
    std::string m_text;
};

} // namespace mqtt
