// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace widgets {

/// Lays its items side by side, each as wide as it likes and in the middle of its line, and goes on in the
/// next line where there is no more room, so that longer words or larger fonts cost height and never cut a
/// control. Mirrored where the language reads from the right; hidden items take no room. Items from
/// setTrailingFrom() on stand at the end of the line while all fit in one. GUI thread.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr, int spacing = 8);
    ~FlowLayout() override;

    void setTrailingFrom(int item);
    /// Between items, and between lines.
    void setGaps(int horizontal, int vertical);

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_trailingFrom = -1;
    int m_lineGap;
};

} // namespace widgets
