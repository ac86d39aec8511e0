// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/label.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QWidget>

/// The first widget on screen whose text does not fit into it; empty when all are whole. A text that is
/// shortened on purpose has the whole as its tool tip and counts as whole.
inline QString cutText(const QWidget &part)
{
    for (const auto *label : part.findChildren<widgets::Label *>()) {
        if (!label->isVisibleTo(&part) || label->text().isEmpty() || label->textFormat() == Qt::RichText)
            continue;
        const QSize hint = label->minimumSizeHint();
        const bool elided =
            hint.width() < label->fontMetrics().horizontalAdvance(label->text()) / 2 && !label->wordWrap();
        const int height = label->wordWrap() ? label->heightForWidth(label->width()) : hint.height();
        if (label->height() + 1 < height || (!elided && !label->wordWrap() && label->width() < hint.width()))
            return QStringLiteral("label \"%1\" has %2x%3, needs %4x%5")
                .arg(label->text())
                .arg(label->width())
                .arg(label->height())
                .arg(hint.width())
                .arg(height);
    }
    for (const auto *button : part.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&part) && !button->text().isEmpty() &&
            (button->width() < button->minimumSizeHint().width() ||
             button->height() < button->minimumSizeHint().height()))
            return QStringLiteral("button \"%1\" has %2x%3")
                .arg(button->text())
                .arg(button->width())
                .arg(button->height());
    }
    return {};
}

/// The first widget that reaches beyond its parent and is not scrolled there; empty when all are inside.
inline QString outsideParent(const QWidget &part)
{
    for (const auto *child : part.findChildren<QWidget *>()) {
        const QWidget *parent = child->parentWidget();
        if (!child->isVisibleTo(&part) || child->isWindow() || child->width() == 0 || child->height() == 0)
            continue;
        const auto *area = parent ? qobject_cast<QScrollArea *>(parent->parentWidget()) : nullptr;
        if ((area && area->widget() == child) || child->inherits("QHeaderView") ||
            child->objectName().startsWith(QLatin1String("qt_")) ||
            child->objectName().startsWith(QLatin1String("Scroll")))
            continue;
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(child->geometry()))
            return QStringLiteral("%1 \"%2\" (%3,%4 %5x%6) in %7 (%8x%9)")
                .arg(QLatin1String(child->metaObject()->className()), child->accessibleName())
                .arg(child->x())
                .arg(child->y())
                .arg(child->width())
                .arg(child->height())
                .arg(QLatin1String(parent->metaObject()->className()))
                .arg(parent->width())
                .arg(parent->height());
    }
    return {};
}
