// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"

#include <QWidget>

#include <optional>

namespace widgets {

/// A figure to read from afar: number 28/600, unit, a line of words, and optionally a quality mark with a
/// note.
class StatTile : public QWidget
{
    Q_OBJECT
public:
    explicit StatTile(QWidget *parent = nullptr);

    /// `number` is ready text ("1 523", "06:00"); empty shows "none".
    void setFigure(const QString &number, const QString &unit = {});
    void setWords(const QString &words);
    void setNote(const QString &note, std::optional<core::Quality> mark = std::nullopt);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateName();

    QString m_number;
    QString m_unit;
    QString m_words;
    QString m_note;
    std::optional<core::Quality> m_mark;
};

} // namespace widgets
