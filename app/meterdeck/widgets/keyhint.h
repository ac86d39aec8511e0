// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QPainter;

namespace widgets {

/// A key's name in a small frame ("Esc"), beside what it does.
class KeyHint : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHint(const QString &key, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The size of a hint, for painting it inside other parts.
    static QSize sizeOf(const QString &key, const Theme &theme);
    static void paint(QPainter &painter, const QRectF &rect, const QString &key, const QColor &text,
                      const QColor &frame, const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace widgets
