// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <optional>

namespace widgets {

/// A small framed text: an identifier, a kind, a state. Not a control.
class Chip : public QWidget
{
    Q_OBJECT
public:
    enum class Kind
    {
        Neutral,
        Mono,
        Warning,
        Critical
    };

    explicit Chip(const QString &text = {}, Kind kind = Kind::Neutral, QWidget *parent = nullptr);
    void setText(const QString &text);
    void setKind(Kind kind);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Kind m_kind;
};

} // namespace widgets
