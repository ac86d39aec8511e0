// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"

#include <QByteArray>
#include <QByteArrayView>

/// What the fuzz targets share: how an input is taken apart, and what has to hold whatever came.
namespace fuzz {

/// Ends the program when @p holds is false, so that libFuzzer keeps the input.
void require(bool holds, const char *words);

/// An input, from the front. Inputs are texts where they can be, so that a person reads and writes them.
class Input
{
public:
    Input(const uint8_t *data, size_t size)
        : m_rest(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))
    {}
    bool atEnd() const { return m_rest.isEmpty(); }
    /// The next byte; 0 when there is none.
    quint8 byte();
    /// Up to the next line end, which is taken as well.
    QByteArrayView line();
    /// Up to the next line of four dashes, which is taken as well.
    QByteArray section();
    QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView m_rest;
};

/// A value has to be a number, and a quality that says "nothing" has none.
void requireSound(core::Quality quality, std::optional<double> value);
/// Likewise of every reading of a batch; its rejects have a reason and bounded bytes of @p payload, and its
/// devices have names.
void requireSound(const core::Batch &batch, const core::SeriesTable &table, QByteArrayView payload);

/// The length of each piece an input is cut into, from 1 on; @p seed decides.
class Pieces
{
public:
    explicit Pieces(quint8 seed) : m_state(seed * 2654435761U + 1) {}
    qsizetype next(qsizetype most);

private:
    quint32 m_state;
};

/// A file in memory that holds @p bytes. Lasts until the next call.
QString fileOf(QByteArrayView bytes);

} // namespace fuzz
